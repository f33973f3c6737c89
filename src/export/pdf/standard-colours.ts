/** sRGB's primaries and white as the profile's own light sees them (D50), and what takes ours (D65) there. */
const columns = {
  rXYZ: [0.4360747, 0.2225045, 0.0139322],
  gXYZ: [0.3850649, 0.7168786, 0.0971045],
  bXYZ: [0.1430804, 0.0606169, 0.7141733],
  wtpt: [0.9642, 1, 0.8249],
} as const;
const adaptation = [1.0478112, 0.0228866, -0.050127, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316];
/** The curve of IEC 61966-2-1: exponent, then the numbers of its two parts. */
const curve = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

const fixed = (values: readonly number[]): number[] => values.flatMap((value) => words(Math.round(value * 65536)));
const words = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
const letters = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const nothing = [0, 0, 0, 0];

const spoken = (text: string): number[] => [
  ...letters('mluc'),
  ...nothing,
  ...words(1),
  ...words(12),
  ...letters('enUS'),
  ...words(2 * text.length),
  ...words(28),
  ...letters(text).flatMap((unit) => [0, unit]),
];

const place = (values: readonly number[]): number[] => [...letters('XYZ '), ...nothing, ...fixed(values)];
const toneCurve = [...letters('para'), ...nothing, 0, 3, 0, 0, ...fixed(curve)];

function profileOf(tags: Readonly<Record<string, readonly number[]>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tags);
  let at = 128 + 4 + 12 * entries.length;
  const index: number[] = [];
  const data: number[] = [];
  for (const [tag, bytes] of entries) {
    index.push(...letters(tag), ...words(at), ...words(bytes.length));
    const padded = [...bytes, ...nothing.slice(0, (4 - (bytes.length % 4)) % 4)];
    data.push(...padded);
    at += padded.length;
  }
  const date = [2026, 11, 21, 0, 0, 0].flatMap((value) => [value >> 8, value & 255]);
  const header = [
    words(at),
    nothing,
    words(0x04200000),
    letters('mntrRGB XYZ '),
    date,
    letters('acsp'),
    ...Array.from({ length: 6 }, () => nothing),
  ]
    .concat([words(0), fixed(columns.wtpt)])
    .flat();
  return Uint8Array.from([...header, ...Array.from({ length: 128 - header.length }, () => 0), ...words(entries.length), ...index, ...data]);
}

/** An ICC profile (version 4) that says what the document's colours mean: sRGB, by the numbers of its standard. */
export function standardColours(): Uint8Array<ArrayBuffer> {
  return profileOf({
    desc: spoken('sRGB'),
    cprt: spoken('No copyright, use freely'),
    wtpt: place(columns.wtpt),
    chad: [...letters('sf32'), ...nothing, ...fixed(adaptation)],
    rXYZ: place(columns.rXYZ),
    gXYZ: place(columns.gXYZ),
    bXYZ: place(columns.bXYZ),
    rTRC: toneCurve,
    gTRC: toneCurve,
    bTRC: toneCurve,
  });
}
