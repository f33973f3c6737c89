import { toJsonSchema } from '@valibot/to-json-schema';
import { taughtSchema } from '../content-scripts/reader/taught.ts';

/** The text of `docs/taught.schema.json`, made from the schema that taught pages are held against. */
export function taughtSchemaText(): string {
  const schema = toJsonSchema(taughtSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ ...schema, title: 'What was taught of a page, as Liaocun keeps and exports it' }, null, 2)}\n`;
}
