import { writeFileSync } from 'node:fs';
import { ledgerSchemaText } from './ledger-schema.ts';
import { messageSchemaText } from './message-schema.ts';
import { fromRoot } from './paths.ts';
import { taughtSchemaText } from './taught-schema.ts';

writeFileSync(fromRoot('docs/message.schema.json'), messageSchemaText());
writeFileSync(fromRoot('docs/ledger.schema.json'), ledgerSchemaText());
writeFileSync(fromRoot('docs/taught.schema.json'), taughtSchemaText());
