import { toJsonSchema } from '@valibot/to-json-schema';
import { messageRecordSchema } from '../src/domain/message.ts';

/** The text of `docs/message.schema.json`, made from the schema that the record's type is made from. */
export function messageSchemaText(): string {
  const schema = toJsonSchema(messageRecordSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ ...schema, title: 'One archived message, as Liaocun writes it' }, null, 2)}\n`;
}
