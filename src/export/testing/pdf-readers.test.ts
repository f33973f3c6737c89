import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { exportFile } from '../export-file';
import { hardTexts, mixedTexts, rightToLeftTexts } from './hard-texts';
import { pdfPages } from './read-pdf';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const texts = [...Object.values(hardTexts).flat(), ...rightToLeftTexts, ...mixedTexts];

/** The text as mutool tells it, which reads no standard input. */
function withMutool(file: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-pdf-'));
  try {
    writeFileSync(join(folder, 'chat.pdf'), file);
    const { status, stdout, stderr } = spawnSync('mutool', ['draw', '-q', '-F', 'text', join(folder, 'chat.pdf')], {
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`mutool does not like the file: ${stderr.toString('utf8')}`);
    return joinedHalves(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** UTF-8 in which a character beyond the first 65,536 may stand as its two surrogates, three bytes each, as mutool 1.21 writes it behind a joiner. */
function joinedHalves(bytes: Buffer): string {
  const isHalf = (at: number): boolean => bytes[at] === 0xed && (bytes[at + 1] ?? 0) >= 0xa0;
  const half = (at: number): number => 0xd000 | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isHalf(at)) continue;
    parts.push(bytes.toString('utf8', from, at), String.fromCharCode(half(at)));
    from = at + 3;
    at += 2;
  }
  return [...parts, bytes.toString('utf8', from)].join('');
}

async function withPdfJs(file: Uint8Array): Promise<string> {
  const document = await getDocument({ data: file.slice(), verbosity: 0 }).promise;
  const lines: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ disableNormalization: true });
    lines.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
  }
  await document.destroy();
  return lines.join('\n');
}

/** Without the marks of direction that pdftotext adds. */
const unmarked = (text: string): string => text.replace(/[\u202A-\u202E]/g, '');
const missingIn = (read: string, wanted: readonly string[]): readonly string[] => {
  const lines = new Set(read.split('\n').map((line) => line.trim()));
  return wanted.filter((text) => !lines.has(text));
};
const characters = (text: string): string => Array.from(text.replace(/\s/g, '')).toSorted().join('');

let read: { readonly raw: string; readonly ordered: string; readonly mutool: string; readonly pdfJs: string };
beforeAll(async () => {
  const entries = texts.map((text) => asEntry(aRecord({ text })));
  const { blob } = await exportFile('pdf', await aRequest(entries), assetsFromDisk());
  const file = new Uint8Array(await blob.arrayBuffer());
  read = {
    raw: unmarked(pdfPages(file).join('\n')),
    ordered: unmarked(pdfPages(file, []).join('\n')),
    mutool: withMutool(file),
    pdfJs: await withPdfJs(file),
  };
});

describe('every text of the hard set is read back equal', () => {
  test.each(Object.entries(hardTexts))('%s', (_, ofScript) => {
    expect(missingIn(read.raw, ofScript)).toEqual([]);
    expect(missingIn(read.mutool, ofScript)).toEqual([]);
    // Of the tags that spell a region behind a flag, which show nothing, pdf.js tells none.
    const told = ofScript.map((text) => text.replace(/[\u{E0020}-\u{E007F}]/gu, ''));
    expect(missingIn(read.pdfJs, told)).toEqual([]);
  });
});

describe('words that run from right to left', () => {
  test('are put in order by pdftotext and pdf.js', () => {
    expect(missingIn(read.ordered, rightToLeftTexts)).toEqual([]);
    expect(missingIn(read.pdfJs, rightToLeftTexts)).toEqual([]);
  });

  test('are given by mutool as they stand on the page, from left to right', () => {
    const standing = rightToLeftTexts.map((text) => Array.from(text).toReversed().join(''));
    expect(missingIn(read.mutool, standing)).toEqual([]);
  });

  test.each(['ordered', 'mutool', 'pdfJs'] as const)('lose nothing beside words that run the other way: %s', (reader) => {
    const lines = new Set(read[reader].split('\n').map(characters));
    expect(mixedTexts.filter((text) => !lines.has(characters(text)))).toEqual([]);
  });
});
