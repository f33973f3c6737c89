import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ledgerSchemaText } from '../../tools/ledger-schema.ts';
import { messageSchemaText } from '../../tools/message-schema.ts';
import { taughtSchemaText } from '../../tools/taught-schema.ts';
import { root } from './sources.ts';

test.each([
  ['message', messageSchemaText],
  ['ledger', ledgerSchemaText],
  ['taught', taughtSchemaText],
])('the published schema of a %s is the one the program validates with (npm run schema)', (name, textOf) => {
  expect(readFileSync(`${root}docs/${name}.schema.json`, 'utf8')).toBe(textOf());
});
