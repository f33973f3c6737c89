import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { utf8 } from '../bytes';
import { checkedStamp } from '../stamp-check';
import { isOid, stampRequest } from '../stamp-request';
import { newAuthority } from './authority';

const authority = newAuthority();
const stranger = newAuthority();
afterAll(() => {
  authority.close();
  stranger.close();
});

const data = utf8('liaocun log head 1\n…');
const nonce = Uint8Array.of(0xfe, 2, 3, 4, 5, 6, 7, 8);
const request = stampRequest(data, nonce);
const answer = authority.answer(request.body);
const trusted = [authority.root];
const expected = { data, nonce: request.nonce, trusted };

describe('a request', () => {
  test('says to openssl what was asked', () => {
    writeFileSync(join(authority.folder, 'asked'), stampRequest(data, Uint8Array.of(0, 0, 0x7f, 1), '1.3.6.1.4.1.99999.2').body);
    const told = execFileSync('openssl', ['ts', '-query', '-in', 'asked', '-text'], { cwd: authority.folder, encoding: 'utf8' });
    expect(told).toContain('Hash Algorithm: sha256');
    expect(told).toContain('Policy OID: 1.3.6.1.4.1.99999.2');
    expect(told).toContain('Nonce: 0x7F01');
    expect(told).toContain('Certificate required: yes');
  });

  test('takes OIDs for policies, and nothing else', () => {
    expect(['1.3.6.1.4.1', '2.999.3', '0.4.0.2023.1.1'].map(isOid)).toEqual([true, true, true]);
    expect(['', '1', '1.40.1', '3.1.1', '1.3.06', '1.3.6.'].map(isOid)).toEqual([false, false, false, false, false, false]);
    expect(() => stampRequest(data, nonce, 'policy')).toThrow('OID');
  });
});

describe('an authority’s answer', () => {
  test('holds, and says when and by whom', async () => {
    const found = await checkedStamp(answer, expected);
    expect(found).toMatchObject({
      faults: [],
      chain: 'trusted',
      policy: '1.3.6.1.4.1.99999.1',
      within: 1500,
      authority: 'O=测试, CN=stamps',
    });
    expect(Math.abs(Date.parse(found.time ?? '') - Date.now())).toBeLessThan(600_000);
  });

  test('holds for openssl as it is stored', () => {
    writeFileSync(join(authority.folder, 'stored'), answer);
    writeFileSync(join(authority.folder, 'data'), data);
    const check = ['ts', '-verify', '-in', 'stored', '-data', 'data', '-CAfile', 'root.pem'];
    expect(execFileSync('openssl', check, { cwd: authority.folder, encoding: 'utf8' })).toContain('Verification: OK');
  });

  test('leads to a root that the checker does not know, where it was given none, or another’s', async () => {
    expect(await checkedStamp(answer, { data })).toMatchObject({ faults: [], chain: 'unknown' });
    expect(await checkedStamp(answer, { data, trusted: [stranger.root] })).toMatchObject({ faults: [], chain: 'unknown' });
  });

  test('is not for other data, another request, another policy', async () => {
    expect((await checkedStamp(answer, { ...expected, data: utf8('other') })).faults).toEqual(['other-data', 'bad-signature']);
    expect((await checkedStamp(answer, { ...expected, nonce: Uint8Array.of(1) })).faults).toEqual(['other-nonce']);
    expect((await checkedStamp(answer, { ...expected, policy: '1.2.3' })).faults).toEqual(['other-policy']);
    const other = authority.answer(stampRequest(data, nonce, '1.3.6.1.4.1.99999.2').body);
    expect((await checkedStamp(other, { ...expected, policy: '1.3.6.1.4.1.99999.2' })).faults).toEqual([]);
  });

  test('may be a refusal', async () => {
    const refused = authority.answer(stampRequest(data, nonce, '1.2.3').body);
    expect((await checkedStamp(refused, expected)).faults).toEqual(['refused']);
  });

  test('may be no answer', async () => {
    for (const bytes of [new Uint8Array(), utf8('<html>'), answer.slice(0, -1), new Uint8Array([...answer, 0])])
      expect((await checkedStamp(bytes, expected)).faults).toEqual(['unreadable']);
  });

  test('with a changed byte is caught, or says the same as before', async () => {
    // Some bytes are in no signature: lengths, versions. To change those changes nothing that is told.
    const whole = await checkedStamp(answer, expected);
    const at = Array.from({ length: answer.length }, (_, index) => index).filter((index) => index % 23 === 0);
    const found = await Promise.all(at.map((index) => checkedStamp(answer.with(index, (answer[index] ?? 0) ^ 1), expected)));
    const passed = found.filter(({ faults, chain }) => faults.length === 0 && chain === 'trusted');
    expect(passed.length).toBeLessThan(at.length / 4);
    for (const one of passed) expect(one).toEqual(whole);
  });
});

describe('a token', () => {
  const info = authority.infoIn(answer);

  test('holds bare as it does in an answer', async () => {
    expect((await checkedStamp(authority.tokenBy('stamps', info), expected)).faults).toEqual([]);
  });

  test('that does not name the certificate it was signed with does not hold', async () => {
    expect((await checkedStamp(authority.tokenBy('stamps', info, 'nothing'), expected)).faults).toEqual(['other-certificate']);
  });

  test('of a certificate that is not for stamps does not hold', async () => {
    expect((await checkedStamp(authority.tokenBy('mail', info), expected)).faults).toEqual(['not-for-stamps']);
  });

  test('of a certificate that was over does not hold', async () => {
    expect((await checkedStamp(authority.tokenBy('expired', info), expected)).faults).toEqual(['broken-chain']);
  });
});
