import { gzipSync } from 'node:zlib';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { corpusOf } from './chats';
import { givenTexts } from './given-texts';

const size = 20_000;
const corpus = corpusOf(size, 7);
const messages = [...corpus.messages()];
const share = (holds: (text: string) => boolean): number => messages.filter(({ text }) => holds(text)).length / size;

test('the same seed gives the same corpus, another one another', () => {
  expect([...corpusOf(size, 7).messages()]).toEqual(messages);
  expect([...corpusOf(size, 8).messages()].map(({ text }) => text)).not.toEqual(messages.map(({ text }) => text));
});

test('messages are numbered in the order of their times, and in each conversation', () => {
  const places = new Map<number, number>();
  for (const [at, { id, chat, place, at: time }] of messages.entries()) {
    expect(id).toBe(at);
    expect(place).toBe(places.get(chat) ?? 0);
    places.set(chat, place + 1);
    expect(time).toBeGreaterThan(messages[at - 1]?.at ?? 0);
  }
  const [first, last] = [messages[0]?.at ?? 0, messages.at(-1)?.at ?? 0];
  expect((last - first) / (365 * 86_400_000)).toBeCloseTo(3, 0);
});

test('texts are as long, as mixed and as full of numbers as is said', () => {
  expect(messages.reduce((sum, { text }) => sum + text.length, 0) / size).toBeCloseTo(44, -1);
  const numbers = share((text) => /\d{4}/.test(text));
  expect(numbers).toBeGreaterThan(0.17);
  expect(numbers).toBeLessThan(0.25);
  expect(share((text) => /\p{Script=Han}/u.test(text))).toBeGreaterThan(0.5);
  expect(share((text) => /\p{Script=Thai}/u.test(text))).toBeGreaterThan(0.04);
  expect(share((text) => /\p{Extended_Pictographic}/u.test(text))).toBeGreaterThan(0.05);
  expect(share((text) => text.includes('https://'))).toBeGreaterThan(0.02);
});

/** How many different runs of that many characters the first thousand messages hold. */
function distinct(length: number): number {
  const runs = new Set<string>();
  for (const { text } of messages.slice(0, 1000)) for (let at = 0; at + length <= text.length; at++) runs.add(text.slice(at, at + length));
  return runs.size;
}

test('a thousand messages hold about as many different pairs and triples of characters as real chats do', () => {
  expect(distinct(2)).toBeGreaterThan(6000);
  expect(distinct(3)).toBeGreaterThan(12_000);
});

test('few conversations are long', () => {
  const lengths = corpus.chats.map((_, at) => messages.filter(({ chat }) => chat === at).length).toSorted((a, b) => b - a);
  expect(corpus.chats.length).toBe(size / 200);
  const tenth = lengths.slice(0, lengths.length / 10).reduce((sum, length) => sum + length, 0);
  expect(tenth / size).toBeGreaterThan(0.3);
});

test('given texts are drawn from a file, packed or not, as strings or objects', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-texts-'));
  try {
    const lines = '{"text":"一"}\n"二"\n\n';
    writeFileSync(join(folder, 'plain'), lines);
    writeFileSync(join(folder, 'packed'), gzipSync(lines));
    expect(givenTexts(join(folder, 'plain'))).toEqual(['一', '二']);
    expect(givenTexts(join(folder, 'packed'))).toEqual(['一', '二']);
    writeFileSync(join(folder, 'other'), '3');
    expect(() => givenTexts(join(folder, 'other'))).toThrow('line 1');
  } finally {
    rmSync(folder, { recursive: true });
  }
  const drawn = [...corpusOf(50, 1, ['一', '二']).messages()].map(({ text }) => text);
  expect(new Set(drawn)).toEqual(new Set(['一', '二']));
});
