import { toJsonSchema } from '@valibot/to-json-schema';
import { ledgerLineSchema } from '../src/domain/ledger-lines.ts';

/** The text of `docs/ledger.schema.json`, made from the schema that imported lines are held against. */
export function ledgerSchemaText(): string {
  const schema = toJsonSchema(ledgerLineSchema, { target: 'draft-2020-12' });
  return `${JSON.stringify({ ...schema, title: 'A line of JSON Lines that is no record, as Liaocun writes it' }, null, 2)}\n`;
}
