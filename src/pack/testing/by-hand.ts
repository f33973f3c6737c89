import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { headOfText } from '../../evidence/head';
import { readHead } from '../../evidence/proven-leaf';
import { markupText } from '../../export/xml';
import { handCommands } from '../check-page';
import { leavesProgram } from '../leaves-program';

/** A pack unpacked into a folder of its own, as somebody does who checks it by hand, with the root of its time-stamping authority beside it. */
export function unpackedByHand(zip: Uint8Array, root: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-hand-'));
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const place = join(folder, path.split('/').slice(1).join('/'));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
  writeFileSync(join(folder, 'authority.pem'), root);
  writeFileSync(join(folder, 'leaves.py'), leavesProgram);
  return folder;
}

/** What a command says in a pack's folder, or that it failed. */
export function said(folder: string, command: string): string {
  try {
    return execFileSync('bash', ['-c', `${command} 2>&1`], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    return `FAILED ${String(error instanceof Error && 'stdout' in error ? error.stdout : '')}`;
  }
}

/** The commands by which this pack is to be checked; each of its stamps is among them. */
export function commandsFor(folder: string): ReturnType<typeof handCommands> {
  const signed = readHead(readFileSync(join(folder, 'data/evidence/head.json'), 'utf8'));
  const head = headOfText(readFileSync(join(folder, 'data/evidence/head.txt'), 'utf8'));
  if (!signed || !head) throw new Error('no head');
  const files = readdirSync(join(folder, 'data/evidence'), { recursive: true, encoding: 'utf8' });
  const stamps = files.filter((path) => path.endsWith('.tsr')).map((path) => `data/evidence/${path}`);
  return handCommands(
    { head, algorithm: signed.algorithm },
    { stamps: stamps.map((path) => [path, join(dirname(path), 'head.txt')] as const) },
  );
}

/** What openssl, sha256sum and python do not find as it should be, by the very commands that the pack's page gives: nothing of a whole pack. */
export function faultsByHand(folder: string): readonly string[] {
  const { files, head, seal, stamps, leaves } = commandsFor(folder);
  const page = readFileSync(join(folder, 'check.html'), 'utf8');
  const sealText = readFileSync(join(folder, 'seal.txt'), 'utf8');
  const untold = [files, head, seal, stamps, leaves].flat().filter((command) => !page.includes(markupText(command)));
  const unlike = (commands: readonly string[], isRight: (answer: string) => boolean): readonly string[] =>
    commands.flatMap((command) => {
      const answer = said(folder, command);
      return isRight(answer) ? [] : [`${command}: ${answer}`];
    });
  return [
    ...untold.map((command) => `not on the page: ${command}`),
    ...unlike(files, (answer) => !/FAILED|WARNING/.test(answer)),
    ...unlike(head, (answer) => answer === 'Signature Verified Successfully\n'),
    ...unlike(seal, (answer) => sealText.includes(answer.slice(0, 64))),
    ...unlike(stamps, (answer) => answer.includes('Verification: OK')),
    ...unlike(leaves, (answer) => /^(?:\d+ holds\n)+$/.test(answer)),
  ];
}
