import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hexOf, utf8 } from '../../evidence/bytes';
import { algorithms } from '../../evidence/signing';
import { stampRequest } from '../../evidence/stamp-request';
import { newAuthority } from '../../evidence/testing/authority';
import { program } from '../../evidence/testing/by-python';
import { handCommands } from '../check-page';
import { evidencePack } from '../evidence-pack';
import { leavesProgram } from '../leaves-program';
import { commandsFor, faultsByHand, said, unpackedByHand } from './by-hand';
import { packParts, packRequest, toldVersions } from './made-pack';
import { memoryLog } from './memory-log';

const authority = newAuthority();
const folders: string[] = [];
afterAll(() => {
  authority.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const gone = { at: '2026-11-20T23:30:00.000Z', why: 'user', leaves: [[2, 4]] } as const;

/** A stamped pack, unpacked. */
async function unpacked(algorithm: (typeof algorithms)[number]): Promise<string> {
  const memory = await memoryLog(toldVersions, algorithm, [gone]);
  const { signed, size } = await memory.signHead();
  const answer = authority.answer(stampRequest(utf8(signed.text), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)).body).slice();
  memory.stamp(size, { authority: 'https://tsa.example/', answer });
  const parts = { ...(await packParts(memory)), signHead: () => Promise.resolve(null) };
  const { blob } = await evidencePack(await packRequest(), parts);
  const folder = unpackedByHand(new Uint8Array(await blob.arrayBuffer()), readFileSync(join(authority.folder, 'root.pem')));
  folders.push(folder);
  return folder;
}

/** Turns over the last bit of a byte in the middle of a file. */
function damage(folder: string, path: string): void {
  const bytes = readFileSync(join(folder, path));
  const at = Math.floor(bytes.length / 2);
  writeFileSync(join(folder, path), bytes.with(at, (bytes[at] ?? 0) ^ 1));
}

test('the program in a pack is the one that the format’s page gives', () => {
  expect(leavesProgram).toBe(program);
});

test('the page on checking gives the commands that a pack’s own page gives', () => {
  const root = new Uint8Array(32);
  const head = { log: '', size: 1234, root, time: '', key: root };
  const stamps = [['data/evidence/stamp-0.tsr', 'data/evidence/head.txt']] as const;
  const commands = Object.values(handCommands({ head, algorithm: 'Ed25519' }, { stamps })).flat();
  const page = readFileSync(new URL('../../../docs/verify.md', import.meta.url), 'utf8');
  expect(page).toContain(`\n${commands.join('\n').replace(`1234 ${hexOf(root)}`, 'SIZE ROOT')}\n`);
});

describe.each(algorithms)('with openssl, sha256sum and python alone, under %s', (algorithm) => {
  test('a pack holds, by the very commands that its page gives', async () => {
    const folder = await unpacked(algorithm);
    expect(faultsByHand(folder)).toEqual([]);
    const { stamps, leaves } = commandsFor(folder);
    expect(stamps).toHaveLength(1);
    expect(said(folder, leaves[0] ?? '').match(/ holds$/gm)).toHaveLength(toldVersions.length + 1);
  });

  test('each of them notices its own damage', async () => {
    const folder = await unpacked(algorithm);
    const commands = commandsFor(folder);
    for (const path of ['data/chat.pdf', 'data/evidence/head.txt', 'seal.txt', 'data/evidence/leaves.jsonl']) damage(folder, path);
    expect(said(folder, commands.files[1] ?? '')).toContain('data/chat.pdf: FAILED');
    for (const command of [...commands.head, ...commands.stamps]) expect(said(folder, command)).toContain('FAILED');
    expect(said(folder, commands.leaves[0] ?? '')).toMatch(/DOES NOT HOLD|FAILED/);
  });
});
