/** What numbers are written with in `readings.ts`: printable, and nothing that a string of code would have to escape. */
export const digits = Array.from({ length: 0x7f - 0x21 }, (_, index) => String.fromCharCode(0x21 + index))
  .filter((one) => !/['"\\`]/.test(one))
  .join('');

/** Numbers below this take one character, the others two: the first tells which hundred, so to say. */
export const singles = 68;

/** Writes a number. Throws where two characters cannot say it. */
export function numeral(value: number): string {
  if (value < singles) return digits.charAt(value);
  const rest = value - singles;
  const lead = singles + Math.floor(rest / digits.length);
  if (lead >= digits.length) throw new RangeError(`${value} is more than two characters can say.`);
  return digits.charAt(lead) + digits.charAt(rest % digits.length);
}

const valueOf = new Uint8Array(0x80);
for (let value = 0; value < digits.length; value++) valueOf[digits.charCodeAt(value)] = value;

/** Every number that a text of them says, in order. */
export function numbersIn(text: string): readonly number[] {
  const numbers: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const first = valueOf[text.charCodeAt(at)] ?? 0;
    if (first < singles) numbers.push(first);
    else numbers.push(singles + (first - singles) * digits.length + (valueOf[text.charCodeAt(++at)] ?? 0));
  }
  return numbers;
}
