import { describe, expect, test, vi } from 'vitest';
import { exportFile } from '../export-file';
import type { FaceName } from '../pdf/fonts/face-names';
import { joinFace, splitFace } from '../pdf/fonts/face-parts';
import type { PdfAssets } from '../pdf/fonts/faces';
import { type TrueType, trueTypeOf } from '../pdf/fonts/true-type';
import type { ExportRequest } from '../request';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 120_000 });

const whole = assetsFromDisk();
const isRare = (glyph: number): boolean => glyph % 3 === 0;

/** Assets whose faces all come in two parts; `brought` collects the names of those whose rare part was asked for. */
function inParts(isRareIn: (glyph: number) => boolean, brought: FaceName[] = []): PdfAssets {
  const parts = async (name: FaceName) => splitFace(await whole.loadFace(name), isRareIn);
  return {
    loadFace: async (name) => (await parts(name)).common,
    async loadRare(name) {
      brought.push(name);
      return (await parts(name)).rare;
    },
  };
}

async function pdfOf(text: string, assets: PdfAssets, changes: Partial<ExportRequest> = {}): Promise<string> {
  const { blob } = await exportFile('pdf', await aRequest([asEntry(aRecord({ text }))], changes), assets);
  return Buffer.from(await blob.arrayBuffer()).toString('latin1');
}

describe('a face in two parts', () => {
  test.each(['sans', 'sc', 'kr', 'thai'] as const)(
    'has every outline of %s in one of them, and is whole again when they are put together',
    async (name) => {
      const bytes = await whole.loadFace(name);
      const { common, rare } = splitFace(bytes, isRare);
      const [before, part, after] = [trueTypeOf(bytes), trueTypeOf(common), trueTypeOf(joinFace(common, rare))];
      const glyphs = Array.from({ length: before.glyphCount }, (_, glyph) => glyph);
      const differing = (one: TrueType, other: TrueType): readonly number[] =>
        glyphs.filter((glyph) => Buffer.compare(one.outline(glyph), other.outline(glyph)) !== 0);
      expect(differing(before, after)).toEqual([]);
      const missing = differing(before, part);
      expect(missing.length).toBeGreaterThan(glyphs.length / 6);
      expect(missing.filter((glyph) => !isRare(glyph) || part.outline(glyph).length > 0)).toEqual([]);
    },
  );

  test('keeps what its common glyphs are composed of', async () => {
    // \u00c5 is composed of A and a ring.
    const face = trueTypeOf(splitFace(await whole.loadFace('sans'), (glyph) => glyph !== 0).common);
    expect(Array.from({ length: face.glyphCount }, (_, glyph) => face.outline(glyph).length).filter(Boolean)).toHaveLength(1);
    const brought: FaceName[] = [];
    expect(
      await pdfOf(
        '\u00c5ngstr\u00f6m',
        inParts((glyph) => glyph !== 0, brought),
      ),
    ).toBe(await pdfOf('\u00c5ngstr\u00f6m', whole));
    expect(brought).toContain('sans');
  });

  test('is not put together with the part of another', async () => {
    const [one, other] = [splitFace(await whole.loadFace('thai'), isRare), splitFace(await whole.loadFace('lao'), isRare)];
    expect(() => joinFace(one.common, other.rare)).toThrow('two faces');
  });
});

describe('a PDF from faces in two parts', () => {
  const text = '\u60a8\u597d\uff0c\u9f98\u9750\u9f49\u7229 \uc548\ub155\ud558\uc138\uc694 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35 fi \u00e9';

  test('is the same as from whole ones', async () => {
    const brought: FaceName[] = [];
    const watermark = { line: '\u9f98 \u9750', id: 'AB12-CD34' };
    expect(await pdfOf(text, inParts(isRare, brought), { watermark })).toBe(await pdfOf(text, whole, { watermark }));
    expect(new Set(brought).size).toBe(brought.length);
    expect(brought).toContain('sc');
  });

  test('asks for no more than the common part where that is enough', async () => {
    const brought: FaceName[] = [];
    await pdfOf(
      text,
      inParts(() => false, brought),
    );
    expect(brought).toEqual([]);
  });
});
