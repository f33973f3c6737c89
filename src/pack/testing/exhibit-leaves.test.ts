import { execFileSync } from 'node:child_process';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Exhibit } from '../../evidence/exhibit';
import { hexOf } from '../../evidence/bytes';
import { headOfText } from '../../evidence/head';
import { subtle } from '../../evidence/testing/pack';
import { checkedPack } from '../../../verifier/check';
import type { Report } from '../../../verifier/report';
import { evidencePack } from '../evidence-pack';
import { leavesProgram } from '../leaves-program';
import { accountPage, packParts, packRequest, toldVersions } from './made-pack';
import { memoryLog } from './memory-log';

/** A pack with `shown` in it, out of a log in which `sealed` stand. */
async function packOf(sealed: readonly Exhibit[], shown: readonly Exhibit[]): Promise<Blob> {
  const memory = await memoryLog(toldVersions, 'Ed25519', [], sealed);
  return (await evidencePack(await packRequest(), { ...(await packParts(memory)), exhibits: shown })).blob;
}

async function report(pack: Blob): Promise<Report> {
  const found = await checkedPack(pack, subtle);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

const leaf = 300 + toldVersions.length;
const at = 'data/exhibits/1/';

describe('an identity page in a pack', () => {
  test('says and shows what its entry of the log says', async () => {
    const { holds, fails } = await report(await packOf([accountPage], [accountPage]));
    expect(fails).toEqual([]);
    expect(holds).toContainEqual(['pageOwn', at, '2026-11-20 08:00:00 UTC', leaf]);
    expect(holds).toContainEqual(['inLog', toldVersions.length]);
  });

  test('that says another thing than its entry is found out, though the pack is sealed', async () => {
    const others: readonly Partial<Exhibit>[] = [
      { title: 'Somebody' },
      { of: 'peer' },
      { text: 'tb_lin2020' },
      { at: accountPage.at + 1 },
      { part: { ...accountPage.part, x: 1 } },
      { data: new Uint8Array([1, 2, 3]), sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81' },
    ];
    for (const other of others) {
      const { fails } = await report(await packOf([accountPage], [{ ...accountPage, ...other }]));
      expect(fails).toEqual([['pageOther', at, leaf]]);
    }
  });

  test('without an entry is told to prove nothing of when it was kept', async () => {
    const { fails, unknown } = await report(await packOf([], [accountPage]));
    expect(fails).toEqual([]);
    expect(unknown).toContainEqual(['pageUnsealed', at]);
  });

  test('has an entry that Python alone finds in the log', async () => {
    const files = Object.entries(unzipSync(new Uint8Array(await (await packOf([accountPage], [accountPage])).arrayBuffer())));
    const textOf = (name: string): string => new TextDecoder().decode(files.find(([path]) => path.endsWith(name))?.[1]);
    const head = headOfText(textOf('/head.txt'));
    if (!head) throw new Error('no head');
    const said = execFileSync('python3', ['-c', leavesProgram, String(head.size), hexOf(head.root)], {
      input: textOf('/leaves.jsonl'),
      encoding: 'utf8',
    });
    expect(said).toContain(`${leaf} holds`);
    expect(said).not.toContain('DOES NOT');
  });
});
