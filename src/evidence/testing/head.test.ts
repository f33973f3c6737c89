import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webcrypto } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { hexOf } from '../bytes';
import { fingerprintText, headBytes, headOfText, headText } from '../head';
import { sha256 } from '../sha256';
import { algorithms, checkedHead, newSigningKey, signedHead, type SignedHead } from '../signing';

const subtle = webcrypto.subtle as SubtleCrypto;
const folder = mkdtempSync(join(tmpdir(), 'liaocun-heads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const state = {
  log: '5f8d0c6e-9a51-4b47-8f5c-2d2f3a6a8d11',
  size: 1234,
  root: sha256(new Uint8Array(3)),
  time: '2026-11-21T22:30:00.123Z',
};
const signedBy = async (algorithm: (typeof algorithms)[number]) => signedHead(subtle, await newSigningKey(subtle, [algorithm]), state);

test('a head is a text that comes back, and no other text is one', () => {
  const head = { ...state, key: sha256(new Uint8Array(1)) };
  expect(headOfText(headText(head))).toEqual(head);
  expect(hexOf(headBytes(head))).toBe(Buffer.from(headText(head)).toString('hex'));
  const others = [`${headText(head)}x`, headText(head).replace('size 1234', 'size 01234'), headText(head).replaceAll('\n', '\r\n'), ''];
  expect(others.map(headOfText)).toEqual([null, null, null, null]);
  expect(fingerprintText(Uint8Array.of(0x0a, 1, 0xff, 2, 3, 4))).toBe('0a01 ff02 0304');
});

describe.each(algorithms)('a head signed with %s', (algorithm) => {
  test('holds, and says what was signed', async () => {
    const signed = await signedBy(algorithm);
    expect(await checkedHead(subtle, signed)).toMatchObject(state);
  });

  test('holds for openssl', async () => {
    const { text, publicKey, signature } = await signedBy(algorithm);
    writeFileSync(join(folder, 'head.txt'), text);
    writeFileSync(join(folder, 'head.sig'), signature);
    writeFileSync(join(folder, 'key.der'), publicKey);
    const how = algorithm === 'Ed25519' ? [] : ['-digest', 'sha256'];
    const check = ['pkeyutl', '-verify', '-pubin', '-keyform', 'DER', '-inkey', 'key.der', '-rawin', ...how];
    const told = execFileSync('openssl', [...check, '-in', 'head.txt', '-sigfile', 'head.sig'], { cwd: folder, encoding: 'utf8' });
    expect(told).toContain('Verified Successfully');
  });

  test('does not hold once a byte of it is changed', async () => {
    const signed = await signedBy(algorithm);
    const { signature } = signed;
    const changed: readonly SignedHead[] = [
      ...Array.from(signature, (byte, index) => ({ ...signed, signature: signature.with(index, byte ^ 1) })),
      { ...signed, signature: signature.slice(1) },
      { ...signed, text: signed.text.replace('size 1234', 'size 1235') },
    ];
    const found = await Promise.all(changed.map((one) => checkedHead(subtle, one)));
    expect(found.filter((one) => one !== 'bad-signature')).toEqual([]);
    expect(await checkedHead(subtle, { ...signed, publicKey: signed.publicKey.with(40, (signed.publicKey[40] ?? 0) ^ 1) })).toBe(
      'other-key',
    );
    expect(await checkedHead(subtle, { ...signed, text: 'size 3' })).toBe('not-a-head');
  });
});

test('the private key cannot be taken out', async () => {
  const { pair } = await newSigningKey(subtle);
  await expect(subtle.exportKey('pkcs8', pair.privateKey)).rejects.toThrow('extractable');
});

test('a browser without Ed25519 makes the other kind', async () => {
  const older = {
    generateKey: (algorithm: { name: string }, extractable: boolean, usages: KeyUsage[]) =>
      algorithm.name === 'Ed25519'
        ? Promise.reject(new DOMException('no', 'NotSupportedError'))
        : subtle.generateKey(algorithm, extractable, usages),
    exportKey: (format: 'spki', key: CryptoKey) => subtle.exportKey(format, key),
  } as SubtleCrypto;
  expect((await newSigningKey(older)).algorithm).toBe('ECDSA-P256');
});
