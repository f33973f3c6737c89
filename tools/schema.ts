import { writeFileSync } from 'node:fs';
import { messageSchemaText } from './message-schema.ts';
import { fromRoot } from './paths.ts';
import { taughtSchemaText } from './taught-schema.ts';

writeFileSync(fromRoot('docs/message.schema.json'), messageSchemaText());
writeFileSync(fromRoot('docs/taught.schema.json'), taughtSchemaText());
