import { describe, expect, test } from 'vitest';
import { FaceLibrary } from '../pdf/fonts/faces';
import { EmojiPictures } from '../pdf/emoji-pictures';
import { setLines } from '../pdf/lines';
import { Typesetter } from '../pdf/typesetter';
import { assetsFromDisk } from './sample';

const assets = assetsFromDisk();
const library = new FaceLibrary(assets);

async function linesOf(text: string, width: number): Promise<readonly string[]> {
  const typesetter = new Typesetter(library, 'sc', new EmojiPictures(assets));
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

  test('put right-to-left words in their visual order, brackets turned, and let no override in', async () => {
    expect(await linesOf('ab אבג cd', 400)).toEqual(['ab גבא cd']);
    expect(await linesOf('a\u202Ebcd', 400)).toEqual(['a\u202Ebcd']);
  });
});
