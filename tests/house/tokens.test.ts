import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root, sources } from './sources.ts';

const css = readFileSync(`${root}src/ui/tokens.css`, 'utf8');
const colours = (part: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));

const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');
const themes = { light: colours(light), dark: { ...colours(light), ...colours(dark) } };

/** WCAG's relative luminance. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Text on what lies under it: every pair that a view uses. */
const texts: readonly (readonly [ink: string, grounds: readonly string[]])[] = [
  ['ink', ['ground', 'raised', 'sunken', 'hover', 'picked', 'bubble-in', 'bubble-out', 'warn-ground', 'bad-ground']],
  ['ink-soft', ['ground', 'raised', 'sunken', 'hover', 'picked', 'bubble-in', 'bubble-out', 'bad-ground']],
  ['accent', ['ground', 'raised', 'sunken', 'hover', 'picked', 'bubble-in', 'bubble-out']],
  ['accent-strong', ['ground', 'raised', 'hover', 'picked']],
  ['on-accent', ['accent', 'accent-strong']],
  ['on-mark', ['mark']],
  ['good', ['ground', 'raised', 'sunken', 'hover', 'picked']],
  ['warn', ['ground', 'raised', 'sunken', 'hover', 'picked', 'warn-ground', 'bubble-in', 'bubble-out']],
  ['bad', ['ground', 'raised', 'sunken', 'hover', 'bad-ground']],
];
/** What is seen but not read: the edges of controls and the ring of the focus. */
const edges: readonly (readonly [line: string, grounds: readonly string[]])[] = [
  ['line-strong', ['ground', 'raised', 'sunken']],
  ['accent', ['ground', 'raised', 'sunken', 'hover', 'picked', 'bubble-in', 'bubble-out', 'bad-ground', 'warn-ground']],
];

function tooFaint(theme: Readonly<Record<string, string>>, pairs: typeof texts, least: number): readonly string[] {
  return pairs.flatMap(([ink, grounds]) =>
    grounds
      .map((ground) => ({ pair: `${ink} on ${ground}`, ratio: contrast(theme[ink] ?? '#000000', theme[ground] ?? '#000000') }))
      .filter(({ ratio }) => ratio < least)
      .map(({ pair, ratio }) => `${pair}: ${ratio.toFixed(2)}`),
  );
}

describe.each(Object.entries(themes))('in the %s theme', (_, theme) => {
  test('every text holds 4.5 to 1 on its ground', () => {
    expect(tooFaint(theme, texts, 4.5)).toEqual([]);
  });

  test('every edge of a control holds 3 to 1', () => {
    expect(tooFaint(theme, edges, 3)).toEqual([]);
  });
});

test('the dark theme gives every colour anew', () => {
  expect(Object.keys(colours(dark)).toSorted()).toEqual(Object.keys(colours(light)).toSorted());
});

const ours = sources(/\.css$/).filter(({ path }) => /^(?:src\/ui|popup|options|archive-page|welcome)\//.test(path));

test('colours stand in the tokens alone, but for the marks of consoles and what lies behind a picture', () => {
  const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/i;
  const places = ours.filter(({ path, text }) => !path.endsWith('tokens.css') && literal.test(text.replaceAll(/\/\*[^]*?\*\//g, '')));
  expect(places.map(({ path }) => path).toSorted()).toEqual(['src/ui/attachments.css', 'src/ui/console-mark.css']);
});

test('sizes of text come from the scale', () => {
  const sizes = ours.flatMap(({ path, text }) =>
    [...text.matchAll(/font-size:\s*([^;]+);/g)]
      .map(([, size = '']) => ({ path, size }))
      .filter(({ size }) => !/^(?:var\(--text-|clamp\(|inherit|smaller)/.test(size)),
  );
  expect(sizes).toEqual([]);
});

test('every token that is asked for exists, or is set by a view', () => {
  const set = sources(/\.tsx$/).flatMap(({ text }) => [...text.matchAll(/'--([\w-]+)'/g)].map(([, name]) => name));
  const known = new Set([...set, ...ours.flatMap(({ text }) => [...text.matchAll(/--([\w-]+):/g)].map(([, name]) => name))]);
  const asked = ours.flatMap(({ path, text }) => [...text.matchAll(/var\(--([\w-]+)/g)].map(([, name = '']) => ({ path, name })));
  expect(asked.filter(({ name }) => !known.has(name))).toEqual([]);
});
