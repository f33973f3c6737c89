import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The program that docs/formats.md gives for checking leaves. */
export const program = /```python\n([^]*?)```/.exec(readFileSync(new URL('../../../docs/formats.md', import.meta.url), 'utf8'))?.[1] ?? '';

/** What Python says to a line that uses the functions of that program. */
export function byPython(line: string, input: string): string {
  const functions = program.slice(0, program.indexOf('size, root ='));
  return execFileSync('python3', ['-c', functions + line], { input, encoding: 'utf8' }).trim();
}
