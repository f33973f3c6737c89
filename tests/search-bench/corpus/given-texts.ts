import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The message texts of a file of JSON lines, each a text or an object with a `text`, plain or packed with gzip. Throws where a line is neither. */
export function givenTexts(path: string): readonly string[] {
  const bytes = readFileSync(path);
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  const lines = plain
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line, at) => textOf(JSON.parse(line), at + 1));
}

function textOf(value: unknown, line: number): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string') return value.text;
  throw new Error(`line ${line} of the corpus holds no text`);
}
