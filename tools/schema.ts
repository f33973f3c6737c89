import { writeFileSync } from 'node:fs';
import { messageSchemaText } from './message-schema.ts';
import { fromRoot } from './paths.ts';

writeFileSync(fromRoot('docs/message.schema.json'), messageSchemaText());
