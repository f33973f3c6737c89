import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hexOf, utf8 } from '../bytes';
import { appended, emptyFrontier, frontierBytes, frontierOf, rootOf } from '../log';
import { consistencyProof, inclusionProof, isConsistent, isIncluded, rootAt } from '../proofs';
import { sha256 } from '../sha256';
import { tilesWith, tileWidth } from '../tiles';
import { byPython } from './by-python';

const leafAt = (index: number): Uint8Array => sha256(utf8(`leaf ${index}`));
const leaves = Array.from({ length: 1300 }, (_, index) => leafAt(index));

const sha = (...parts: readonly Uint8Array[]) => new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());

/** The tree as RFC 9162 defines it, without any care for cost. */
function naiveRoot(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length <= 1) return hashes[0] ?? sha();
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return sha(Uint8Array.of(1), naiveRoot(hashes.slice(0, split)), naiveRoot(hashes.slice(split)));
}

/** A store of tiles to which leaves were appended in such portions, and how often it was read. */
async function stored(portions: readonly number[], from = leaves) {
  const held = new Map<string, Uint8Array>();
  const reads: string[] = [];
  const source = (level: number, index: number) => {
    reads.push(`${level}/${index}`);
    return Promise.resolve(held.get(`${level}/${index}`) ?? null);
  };
  let size = 0;
  for (const portion of portions) {
    const tiles = await tilesWith(source, size, from.slice(size, size + portion));
    for (const { level, index, hashes } of tiles) held.set(`${level}/${index}`, hashes);
    size += portion;
  }
  return { source, size, reads, held };
}

const portionsOf = fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 300 })), { minLength: 1, maxLength: 4 });

describe('the log', () => {
  test('has the root of the tree, however it was appended to', async () => {
    await fc.assert(
      fc.asyncProperty(portionsOf, async (portions) => {
        const { source, size } = await stored(portions);
        let frontier = emptyFrontier;
        for (const portion of portions) frontier = appended(frontier, leaves.slice(frontier.size, frontier.size + portion));
        const root = hexOf(naiveRoot(leaves.slice(0, size)));
        expect(hexOf(rootOf(frontier))).toBe(root);
        expect(hexOf(rootOf(frontierOf(size, frontierBytes(frontier))))).toBe(root);
        expect(hexOf(await rootAt(source, size))).toBe(root);
      }),
      { numRuns: 30 },
    );
  });

  test('knows the root of each size that it had, after it has grown', async () => {
    const { source } = await stored([1300]);
    for (const size of [0, 1, 2, 3, 255, 256, 257, 512, 700, 1024, 1299])
      expect(hexOf(await rootAt(source, size))).toBe(hexOf(naiveRoot(leaves.slice(0, size))));
  });

  test('keeps full tiles as they are', async () => {
    const { source, held } = await stored([tileWidth + 3]);
    const changed = await tilesWith(source, tileWidth + 3, leaves.slice(0, 2));
    expect(changed.map(({ level, index }) => `${level}/${index}`)).toEqual(['0/1']);
    expect([...held.keys()]).toEqual(['0/0', '0/1', '1/0']);
  });

  test('says when tiles are missing, and when a frontier is another size’s', async () => {
    await expect(tilesWith(() => Promise.resolve(null), 3, [leafAt(3)])).rejects.toThrow('lacks');
    await expect(rootAt(() => Promise.resolve(new Uint8Array(32)), 2)).rejects.toThrow('lacks');
    expect(() => frontierOf(3, new Uint8Array(32))).toThrow('size');
  });
});

describe('a proof of a leaf', () => {
  test('holds for its leaf at its place in its log, and for nothing else', async () => {
    const { source } = await stored([1300]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1300 }), fc.nat(), fc.nat(), async (size, pick, flip) => {
        const leaf = pick % size;
        const root = naiveRoot(leaves.slice(0, size));
        const proof = await inclusionProof(source, leaf, size);
        const hash = leafAt(leaf);
        expect(isIncluded(hash, leaf, size, root, proof)).toBe(true);
        expect(isIncluded(leafAt(leaf + 1), leaf, size, root, proof)).toBe(false);
        expect(isIncluded(hash, leaf + 1, size, root, proof)).toBe(false);
        expect(isIncluded(hash, leaf, size, flipped(root, flip), proof)).toBe(false);
        expect(isIncluded(hash, leaf, size, root, [...proof, root])).toBe(false);
        const bad = proof.map((one, index) => (index === flip % proof.length ? flipped(one, flip) : one));
        expect(isIncluded(hash, leaf, size, root, bad)).toBe(proof.length === 0);
        expect(isIncluded(hash, leaf, size, root, proof.slice(1))).toBe(proof.length === 0);
      }),
      { numRuns: 60 },
    );
  });

  test('reads a handful of tiles', async () => {
    const many = Array.from({ length: 70_000 }, (_, index) => leafAt(index));
    const { source, reads, size } = await stored([70_000], many);
    reads.length = 0;
    const proof = await inclusionProof(source, 12_345, size);
    expect(proof.length).toBeLessThanOrEqual(17);
    expect(reads.length).toBeLessThanOrEqual(6);
  });

  test('leads to the same root by the Python of the format’s page', async () => {
    const { source } = await stored([777]);
    const proof = (await inclusionProof(source, 300, 777)).map(hexOf);
    const asked = `print(root_from(bytes.fromhex('${hexOf(leafAt(300))}'), 300, 777, [bytes.fromhex(one) for one in json.load(sys.stdin)]).hex())`;
    expect(byPython(asked, JSON.stringify(proof))).toBe(hexOf(await rootAt(source, 777)));
  });
});

describe('a proof that a log only grew', () => {
  test('holds for its two logs, and for no others', async () => {
    const { source } = await stored([1300]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1300 }), fc.nat(), fc.nat(), async (to, pick, flip) => {
        const from = pick % (to + 1);
        const first = { size: from, root: naiveRoot(leaves.slice(0, from)) };
        const second = { size: to, root: naiveRoot(leaves.slice(0, to)) };
        const proof = await consistencyProof(source, from, to);
        expect(isConsistent(first, second, proof)).toBe(true);
        expect(isConsistent(first, second, [...proof, first.root])).toBe(false);
        const forged = { ...second, root: flipped(second.root, flip) };
        // Of the empty log every log is a continuation.
        expect(isConsistent(first, forged, proof)).toBe(from === 0 && to > 0);
        const other = { ...first, root: flipped(first.root, flip) };
        expect(isConsistent(other, second, proof)).toBe(false);
        const bad = proof.map((one, index) => (index === flip % proof.length ? flipped(one, flip) : one));
        expect(isConsistent(first, second, bad)).toBe(proof.length === 0);
      }),
      { numRuns: 60 },
    );
  });
});

const flipped = (bytes: Uint8Array, pick: number): Uint8Array => bytes.with(pick % bytes.length, (bytes[pick % bytes.length] ?? 0) ^ 1);
