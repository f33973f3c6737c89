import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messageSchemaText } from '../../tools/message-schema.ts';
import { root } from './sources.ts';

test('the published schema is the one the record is made from (npm run schema)', () => {
  expect(readFileSync(`${root}docs/message.schema.json`, 'utf8')).toBe(messageSchemaText());
});
