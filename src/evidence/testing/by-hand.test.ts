import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { hexOf } from '../bytes';
import { headOfText } from '../head';
import { program } from './by-python';
import { madePack } from './pack';

test('what the format’s page gives to check leaves with Python alone says what we say', async () => {
  const { head, leaves } = await madePack(() => ['sender', 'text/0']);
  const { size = 0, root = new Uint8Array() } = headOfText(head.text) ?? {};
  const changed = leaves.with(3, (leaves[3] ?? '').replace('我', '你').replace('话', '影'));
  const told = (lines: readonly string[]) =>
    execFileSync('python3', ['-c', program, String(size), hexOf(root)], { input: lines.join('\n'), encoding: 'utf8' });
  expect(told(leaves)).toBe(leaves.map((_, index) => `${300 + index} holds\n`).join(''));
  expect(told(changed)).toBe(leaves.map((_, index) => `${300 + index} ${index === 3 ? 'DOES NOT HOLD' : 'holds'}\n`).join(''));
});
