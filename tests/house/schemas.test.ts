import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messageSchemaText } from '../../tools/message-schema.ts';
import { taughtSchemaText } from '../../tools/taught-schema.ts';
import { root } from './sources.ts';

test.each([
  ['message', messageSchemaText],
  ['taught', taughtSchemaText],
])('the published schema of a %s is the one the program validates with (npm run schema)', (name, textOf) => {
  expect(readFileSync(`${root}docs/${name}.schema.json`, 'utf8')).toBe(textOf());
});
