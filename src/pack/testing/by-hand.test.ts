import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { utf8 } from '../../evidence/bytes';
import { headOfText } from '../../evidence/head';
import { algorithms } from '../../evidence/signing';
import { stampRequest } from '../../evidence/stamp-request';
import { newAuthority } from '../../evidence/testing/authority';
import { program } from '../../evidence/testing/by-python';
import { markupText } from '../../export/xml';
import { handCommands } from '../check-page';
import { evidencePack } from '../evidence-pack';
import { leavesProgram } from '../leaves-program';
import { packParts, packRequest, toldVersions } from './made-pack';
import { memoryLog } from './memory-log';

const authority = newAuthority();
const folders: string[] = [];
afterAll(() => {
  authority.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A stamped pack, unpacked into a folder of its own, with the authority's root beside it. */
async function unpacked(algorithm: (typeof algorithms)[number]): Promise<string> {
  const memory = await memoryLog(toldVersions, algorithm);
  const { signed, size } = await memory.signHead();
  const answer = authority.answer(stampRequest(utf8(signed.text), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)).body).slice();
  memory.stamp(size, { authority: 'https://tsa.example/', answer });
  const parts = { ...(await packParts(memory)), signHead: () => Promise.resolve(null) };
  const { blob } = await evidencePack(await packRequest(), parts);
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-hand-'));
  folders.push(folder);
  for (const [path, bytes] of Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer())))) {
    const place = join(folder, path.split('/').slice(1).join('/'));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
  writeFileSync(join(folder, 'authority.pem'), readFileSync(join(authority.folder, 'root.pem')));
  writeFileSync(join(folder, 'leaves.py'), leavesProgram);
  return folder;
}

/** What one of the commands says, or that it failed. */
function said(folder: string, command: string): string {
  try {
    return execFileSync('bash', ['-c', `${command} 2>&1`], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    return `FAILED ${String(error instanceof Error && 'stdout' in error ? error.stdout : '')}`;
  }
}

function commandsFor(folder: string, algorithm: (typeof algorithms)[number]) {
  const head = headOfText(readFileSync(join(folder, 'data/evidence/head.txt'), 'utf8'));
  if (!head) throw new Error('no head');
  return handCommands({ head, algorithm }, { stamps: [['data/evidence/stamp-0.tsr', 'data/evidence/head.txt']] });
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

describe.each(algorithms)('with openssl, sha256sum and python alone, under %s', (algorithm) => {
  test('a pack holds, by the very commands that its page gives', async () => {
    const folder = await unpacked(algorithm);
    const commands = commandsFor(folder, algorithm);
    const page = readFileSync(join(folder, 'check.html'), 'utf8');
    for (const command of Object.values(commands).flat()) expect(page).toContain(markupText(command));
    expect(commands.files.map((command) => said(folder, command)).join('')).not.toMatch(/FAILED|WARNING/);
    expect(commands.head.map((command) => said(folder, command))).toEqual(Array(2).fill('Signature Verified Successfully\n'));
    const seal = readFileSync(join(folder, 'seal.txt'), 'utf8');
    for (const command of commands.seal) expect(seal).toContain(said(folder, command).slice(0, 64));
    expect(commands.stamps.map((command) => said(folder, command)).join('')).toContain('Verification: OK');
    const leaves = said(folder, commands.leaves[0] ?? '')
      .trim()
      .split('\n');
    expect(leaves).toHaveLength(toldVersions.length);
    expect(leaves.filter((line) => !line.endsWith(' holds'))).toEqual([]);
  });

  test('each of them notices its own damage', async () => {
    const folder = await unpacked(algorithm);
    const commands = commandsFor(folder, algorithm);
    for (const path of ['data/chat.pdf', 'data/evidence/head.txt', 'seal.txt', 'data/evidence/leaves.jsonl']) damage(folder, path);
    expect(said(folder, commands.files[1] ?? '')).toContain('data/chat.pdf: FAILED');
    for (const command of [...commands.head, ...commands.stamps]) expect(said(folder, command)).toContain('FAILED');
    expect(said(folder, commands.leaves[0] ?? '')).toMatch(/DOES NOT HOLD|FAILED/);
  });
});
