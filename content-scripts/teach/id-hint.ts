import { allWithin } from '../reader/select';
import { candidatesFor } from './candidates';
import type { KnownRow } from './known-rows';

const idNames = /(?:^|[-_.:])(?:m|msg|message|chat|item|row|server|client|event|uuid)?[-_]?(?:id|key|uuid|guid|seq)$/i;

/** `@attribute` of the row or `selector@attribute`: a value that no two rows share and that is not their place in the list. */
export function platformIdHint(rows: readonly KnownRow[]): string | undefined {
  const [first] = rows;
  if (!first || rows.length < 3) return undefined;
  const parts = [first.row, ...[...first.row.querySelectorAll('*')].slice(0, 30)];
  for (const part of parts) {
    const names = part
      .getAttributeNames()
      .filter((name) => name === 'id' || (name.startsWith('data-') && (idNames.test(name) || /mid$|msgid|messageid/i.test(name))));
    for (const name of names) {
      const css =
        part === first.row
          ? ''
          : candidatesFor([part], first.row).find((each) => each.cost < 5 && allWithin(first.row, each.css)[0] === part)?.css;
      if (css !== undefined && isIdOf(rows, css, name)) return `${css}@${name}`;
    }
  }
  return undefined;
}

function isIdOf(rows: readonly KnownRow[], css: string, name: string): boolean {
  const values = rows.flatMap(({ row }) => (css === '' ? row : allWithin(row, css)[0])?.getAttribute(name)?.trim() || []);
  if (values.length < rows.length * 0.8 || new Set(values).size < values.length) return false;
  if (values.some((value) => /^:?[rR]\w{0,3}:?$|\s/.test(value) || value.length > 200)) return false;
  return values.every((value) => /\d/.test(value)) && !isPlace(values);
}

/** Small numbers one after the other say where a row stands now, which another row may say tomorrow. */
function isPlace(values: readonly string[]): boolean {
  const numbers = values.map((value) => Number(/(\d+)\D*$/.exec(value)?.[1] ?? Number.NaN));
  return (
    numbers.every((number) => number < 100_000) &&
    numbers.every((number, at) => at === 0 || Math.abs(number - (numbers[at - 1] ?? 0)) === 1)
  );
}
