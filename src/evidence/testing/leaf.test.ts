import { createHash, createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hexOf, utf8 } from '../bytes';
import { commitment, leafHash, sealedHash, type OpenCell, salted } from '../cells';
import { type Opening, readOpening, redacted, writtenOpening } from '../opening';
import { pieces, piecesIn } from '../pieces';
import { deletionCells, versionCells } from '../sealed';
import { hmacUnder, sha256 } from '../sha256';
import { byPython } from './by-python';
import { anyText, anyVersion, phoneMessage } from './invented';

const secret = Uint8Array.from({ length: 16 }, (_, index) => index);
const open = (version = phoneMessage, leaf = 17): Opening => ({ leaf, is: 'message', cells: salted(versionCells(version), secret) });
const hashOf = (opening: Opening): string => hexOf(leafHash(opening.is, opening.cells));

test('hashes as others do', () => {
  const lengths = [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 128, 1000];
  for (const bytes of lengths.map((length) => Uint8Array.from({ length }, (_, index) => index * 7))) {
    expect(hexOf(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
    const mac = new Uint8Array(32);
    hmacUnder(secret)(bytes, mac, 0);
    expect(hexOf(mac)).toBe(createHmac('sha256', secret).update(bytes).digest('hex'));
  }
});

test('well-formed text is UTF-8, and no two texts are the same bytes', () => {
  fc.assert(
    fc.property(
      anyText.filter((text) => !/\p{Surrogate}/u.test(text)),
      (text) => {
        expect(hexOf(utf8(text))).toBe(hexOf(new TextEncoder().encode(text)));
      },
    ),
  );
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      expect(hexOf(utf8(one)) === hexOf(utf8(other))).toBe(one === other);
    }),
  );
});

test('hashes many cells at once as it hashes them one by one', () => {
  fc.assert(
    fc.property(anyVersion, (version) => {
      expect(hexOf(sealedHash('message', versionCells(version), secret))).toBe(hashOf(open(version)));
    }),
  );
});

describe('pieces', () => {
  test('are single characters, and letters and digits in fours', () => {
    expect(pieces('小明 13800138000é!')).toEqual(['小', '明', ' ', '1380', '0138', '000', 'é', '!']);
    expect(pieces('')).toEqual([]);
    expect(pieces('好'.repeat(30_000)).length).toBe(Math.ceil(30_000 / 64));
  });

  test('are the whole text, whatever it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(pieces(text).join('')).toBe(text);
      }),
    );
  });

  test('that have a part of a stretch are found, and no others', () => {
    expect([...piecesIn('问王小明好', [{ from: 1, to: 4 }])]).toEqual([1, 2, 3]);
    expect([...piecesIn('电话13800138000。', [{ from: 3, to: 5 }])]).toEqual([2]);
    expect([...piecesIn('abc', [{ from: 3, to: 9 }])]).toEqual([]);
  });
});

describe('a leaf', () => {
  test('says the same of the same message and another thing of every other', () => {
    fc.assert(
      fc.property(anyVersion, anyVersion, (one, other) => {
        const isSame = JSON.stringify(versionCells(one)) === JSON.stringify(versionCells(other));
        expect(hashOf(open(one)) === hashOf(open(other))).toBe(isSame);
      }),
    );
  });

  test('gives every cell a salt of its own', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const salts = saltsIn(open(version).cells);
        expect(new Set(salts).size).toBe(salts.length);
      }),
    );
  });

  test('comes back from its line', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const line: unknown = JSON.parse(JSON.stringify(writtenOpening(open(version))));
        expect(hashOf(readOpening(line))).toBe(hashOf(open(version)));
      }),
    );
  });

  test('is what the format’s page says to compute, by Python', () => {
    const opening = redacted(
      open({ ...phoneMessage, text: `${phoneMessage.text} \ud800` }),
      new Set(['peer.name', 'text/4', 'attachments/0/file.name']),
    );
    const told = byPython('print(leaf_hash(json.load(sys.stdin)).hex())', JSON.stringify(writtenOpening(opening)));
    expect(told).toBe(hashOf(opening));
  });

  test('of a deletion is of another kind', () => {
    const cells = salted(deletionCells({ at: '2027-01-01T00:00:00.000Z', why: 'retention', leaves: [[0, 4]] }), secret);
    expect(hexOf(leafHash('deletion', cells))).not.toBe(hexOf(leafHash('message', cells)));
    expect(readOpening(JSON.parse(JSON.stringify(writtenOpening({ leaf: 9, is: 'deletion', cells })))).is).toBe('deletion');
  });
});

describe('a redacted leaf', () => {
  const phone = [...piecesIn(phoneMessage.text, [{ from: 9, to: 20 }])].map((index) => `text/${index}`);
  const paths = ['peer.name', 'sender', 'attachments/0/file.name', 'orders/1', ...phone];

  test('has the hash of the whole one', () => {
    expect(hashOf(redacted(open(), new Set(paths)))).toBe(hashOf(open()));
    fc.assert(
      fc.property(anyVersion, fc.func(fc.boolean()), (version, isHidden) => {
        const hidden = pathsIn(open(version).cells).filter((path) => isHidden(path));
        expect(hashOf(redacted(open(version), new Set(hidden)))).toBe(hashOf(open(version)));
      }),
    );
  });

  test('says nothing of what is hidden: neither the words nor a salt by which to try them', () => {
    const line = JSON.stringify(writtenOpening(redacted(open(), new Set(paths))));
    expect(line).toContain('联');
    expect(line).not.toMatch(/1380|0138|木木家居|发票|4110223344556677890/);
    const all = saltsIn(open().cells);
    const left = saltsIn(redacted(open(), new Set(paths)).cells);
    expect(all.length - left.length).toBe(paths.length);
    expect(all.filter((salt) => !left.includes(salt)).some((salt) => line.includes(salt))).toBe(false);
  });

  test('hides a group with all that is in it, and how much that is', () => {
    const empty = redacted(open({ ...phoneMessage, text: '' }), new Set(['text']));
    const long = redacted(open(), new Set(['text']));
    expect(JSON.stringify(writtenOpening(empty)).length).toBe(JSON.stringify(writtenOpening(long)).length);
    expect(saltsIn(long.cells).length).toBe(saltsIn(empty.cells).length);
  });

  test('takes no cell for another: each is held to its place', () => {
    const [first, second, ...rest] = writtenOpening(redacted(open(), new Set(['id', 'console']))).cells;
    expect(() => readOpening({ leaf: 1, is: 'message', cells: [second, first, ...rest] })).toThrow('cells');
    expect(() => readOpening({ leaf: 1, is: 'message', cells: [first, second] })).toThrow('cells');
    expect(() =>
      readOpening({ leaf: 1, is: 'message', cells: writtenOpening(open()).cells.map((cell) => ({ ...cell, salt: 'zz'.repeat(16) })) }),
    ).toThrow('Invalid');
  });
});

test('every change of an open or hidden cell changes the hash of its leaf', () => {
  const opening = redacted(open(), new Set(['peer.name', 'text/3']));
  const changed = opening.cells.flatMap((cell, index) =>
    variants(cell).map((variant) => ({ ...opening, cells: opening.cells.with(index, variant) })),
  );
  expect(changed.length).toBeGreaterThan(100);
  expect(changed.filter((one) => hashOf(one) === hashOf(opening))).toEqual([]);
});

/** The cell with one thing changed, in every way. */
function variants(cell: OpenCell): readonly OpenCell[] {
  if ('hidden' in cell) return flips(cell.hidden).map((hidden) => ({ ...cell, hidden }));
  const salts = flips(cell.salt).map((salt) => ({ ...cell, salt }));
  if ('of' in cell) {
    const inner = cell.of.flatMap((one, index) => variants(one).map((variant) => ({ ...cell, of: cell.of.with(index, variant) })));
    return [...salts, ...inner, ...(cell.of.length > 0 ? [{ ...cell, of: cell.of.slice(1) }] : [])];
  }
  const parts = cell.parts.flatMap((part, index) => [part === null ? '' : null, `${part}x`].map((other) => cell.parts.with(index, other)));
  return [...salts, ...[...parts, [...cell.parts, null]].map((one) => ({ ...cell, parts: one }))];
}

const flips = (bytes: Uint8Array): readonly Uint8Array[] =>
  Array.from(bytes, (byte, index) => bytes.with(index, byte ^ (1 << (index % 8))));

const saltsIn = (cells: readonly OpenCell[]): readonly string[] =>
  cells.flatMap((cell) => ('hidden' in cell ? [] : [hexOf(cell.salt), ...('of' in cell ? saltsIn(cell.of) : [])]));

const pathsIn = (cells: readonly OpenCell[], under = ''): readonly string[] =>
  cells.flatMap((cell, index) => {
    const path = under === '' ? cell.label : `${under}/${cell.label.startsWith('file.') ? cell.label : index}`;
    return [path, ...('of' in cell ? pathsIn(cell.of, path) : [])];
  });

test('a commitment is the hash that the format says it is', () => {
  const salt = new Uint8Array(16).fill(9);
  const value = Buffer.concat([Buffer.from([1, 0, 0, 0, 3]), Buffer.from('亲'), Buffer.from([0])]);
  const preimage = Buffer.concat([Buffer.from([2]), salt, Buffer.from('sender\0'), value]);
  expect(hexOf(commitment({ label: 'sender', salt, parts: ['亲', null] }))).toBe(createHash('sha256').update(preimage).digest('hex'));
});
