import { describe, expect, test } from 'vitest';
import { FaceLibrary } from '../pdf/fonts/faces';
import { EmojiPictures } from '../pdf/emoji-pictures';
import { setLines } from '../pdf/lines';
import { Typesetter } from '../pdf/typesetter';
import { hardTexts } from './hard-texts';
import { assetsFromDisk } from './sample';

const assets = assetsFromDisk();
const library = new FaceLibrary(assets);

const aTypesetter = (): Typesetter => new Typesetter(library, 'sc', new EmojiPictures(assets));

async function clustersOf(typesetter: Typesetter, text: string): Promise<readonly string[]> {
  await typesetter.prepare(text);
  const { clusters } = typesetter.setLine(text);
  return clusters.map((one) => `${one.text} ${one.face} ${one.width} ${one.isMark}`);
}

async function linesOf(text: string, width: number): Promise<readonly string[]> {
  const typesetter = aTypesetter();
  await typesetter.prepare(text);
  return Array.from(setLines(typesetter, text, 10, width), ({ clusters }) => clusters.map((cluster) => cluster.text).join(''));
}

describe('lines', () => {
  test.each([
    ['Latin between words', 'the quick brown fox jumps', ['the quick ', 'brown fox ', 'jumps']],
    ['Chinese between characters', '您好这件外套还有吗', ['您好这件外', '套还有吗']],
    ['no comma at the head of a line', '您好这件外，套还有', ['您好这件', '外，套还有']],
    ['no opening bracket at the foot of a line', '您好这件（外套）', ['您好这件', '（外套）']],
    ['Thai between words', 'สวัสดีค่ะขอบคุณมากค่ะ', ['สวัสดีค่ะ', 'ขอบคุณมาก', 'ค่ะ']],
    ['a long word anywhere', 'abcdefghijklmnopqrstuvwxyz', ['abcdefghij', 'klmnopqrs', 'tuvwxyz']],
    ['an address behind a slash', 'https://a.bc/x/yz', ['https://', 'a.bc/x/yz']],
  ])('break %s', async (_, text, lines) => {
    expect(await linesOf(text, 52)).toEqual(lines);
  });

  test('lose nothing of a paragraph that is set in pieces', async () => {
    const text = '订单已发出，请查收。Your parcel left. ส่งแล้วค่ะ 👍🏽 e\u0301 '.repeat(500);
    const lines = await linesOf(text, 200);
    expect(lines.join('')).toBe(text);
    const widths = lines.map(({ length }) => length);
    expect(Math.min(...widths.slice(0, -1))).toBeGreaterThan(8);
  });

  test('are the same whatever was set before', async () => {
    const texts = [
      ...Object.values(hardTexts).flat(),
      '“a”',
      '好“a”好',
      'a“好”b',
      '好·a',
      'a·好',
      '👍好',
      '好👍🏽',
      'e\u0301好',
      '\u0E31a',
      '\u06001',
      'a\u05D0“好”',
    ];
    const used = aTypesetter();
    for (const text of [...texts, ...texts.toReversed()]) {
      const line = text.replace(/\s+/g, ' ');
      expect(await clustersOf(used, line)).toEqual(await clustersOf(aTypesetter(), line));
    }
  });

  test('put right-to-left words in their visual order, brackets turned, and let no override in', async () => {
    expect(await linesOf('ab אבג cd', 400)).toEqual(['ab גבא cd']);
    expect(await linesOf('a\u202Ebcd', 400)).toEqual(['a\u202Ebcd']);
  });
});
