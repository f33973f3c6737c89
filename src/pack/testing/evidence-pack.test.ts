import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { utf8 } from '../../evidence/bytes';
import { piecesIn } from '../../evidence/pieces';
import { partsOf } from '../../evidence/shown';
import { stampRequest } from '../../evidence/stamp-request';
import { newAuthority } from '../../evidence/testing/authority';
import { subtle, withoutPhone } from '../../evidence/testing/pack';
import { asEntry } from '../../export/testing/sample';
import { checkedPack } from '../../../verifier/check';
import type { Report } from '../../../verifier/report';
import { evidencePack, NothingSealed } from '../evidence-pack';
import { madeEvidence, packParts, packRequest, toldRecords, toldVersions } from './made-pack';
import { memoryLog } from './memory-log';

const authority = newAuthority();
afterAll(() => authority.close());
const nonce = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
const stampOf = (text: string) => ({
  authority: 'https://tsa.example/',
  answer: authority.answer(stampRequest(utf8(text), nonce).body).slice(),
});

async function report(pack: Blob): Promise<Report> {
  const found = await checkedPack(pack, subtle, [authority.root]);
  if (typeof found === 'string') throw new Error(found);
  return found;
}

async function filesOf(pack: Blob): Promise<ReadonlyMap<string, string>> {
  const files = Object.entries(unzipSync(new Uint8Array(await pack.arrayBuffer())));
  return new Map(files.map(([path, bytes]) => [path.replace(/^liaocun-\d{8}T\d{6}\//, ''), new TextDecoder().decode(bytes)]));
}

const words = (said: Report[keyof Report]) => said.map(([word]) => word);

type Ledger = {
  readonly conversations: readonly {
    readonly spans: readonly { readonly messages: number; readonly before: { readonly is: string } | null }[];
  }[];
};
const spansIn = (json: string) => (JSON.parse(json) as Ledger).conversations[0]?.spans;

describe('a pack', () => {
  test('holds, says what it proves, and lies in one folder of its own', async () => {
    const made = await madeEvidence();
    const { holds, fails } = await report(made.blob);
    expect(fails).toEqual([]);
    expect(holds).toContainEqual(['inLog', toldVersions.length]);
    expect(holds).toContainEqual(['agree', toldRecords.length]);
    expect(words(holds)).toContain('sealed');
    expect(made.fileName).toMatch(/\.evidence\.zip$/);
    const paths = Object.keys(unzipSync(new Uint8Array(await made.blob.arrayBuffer())));
    expect(new Set(paths.map((path) => path.split('/')[0]))).toEqual(new Set(['liaocun-20261121T020000']));
  });

  test('has everything that its cover names', async () => {
    const files = await filesOf((await madeEvidence()).blob);
    const cover = files.get('cover.html') ?? '';
    const named = [...cover.matchAll(/<li><code>([^<]+)<\/code>/g)].map(([, path = '']) => path);
    expect(named).toContain('data/exhibits/');
    expect(named.filter((path) => ![...files.keys()].some((one) => one.startsWith(path)))).toEqual([]);
  });

  test('tells spans and gaps apart from what was left out', async () => {
    const part = toldRecords.filter((_, index) => index !== 6).map(asEntry);
    const memory = await memoryLog(toldVersions);
    const request = await packRequest({ entries: [...part.slice(0, 2), ...part.slice(2)], isPart: true });
    const files = await filesOf((await evidencePack(request, await packParts(memory))).blob);
    expect(spansIn(files.get('data/ledger.json') ?? '')?.map(({ messages, before }) => [messages, before?.is ?? null])).toEqual([
      [6, null],
      [1, 'left-out'],
    ]);
    const whole = await filesOf((await madeEvidence()).blob);
    expect(spansIn(whole.get('data/ledger.json') ?? '')?.map(({ messages, before }) => [messages, before])).toEqual([
      [4, null],
      [4, { is: 'gap', rows: 2 }],
    ]);
  });

  test('says of messages that are not in the log that nothing proves them', async () => {
    const memory = await memoryLog(toldVersions.filter(({ id }) => id !== 'message-7'));
    const made = await evidencePack(await packRequest(), await packParts(memory));
    const cover = (await filesOf(made.blob)).get('cover.html');
    expect(cover).toContain('so nothing proves them: 1.');
    expect(cover).toContain('Messages that are not in the log: 1.');
    expect((await report(made.blob)).fails).toEqual([['noLeaf', 'message-7', 8]]);
  });

  test('says what was deleted from its archive, as a fact that verifies', async () => {
    const gone = {
      at: '2026-11-20T23:30:00.000Z',
      why: 'user',
      leaves: [
        [2, 4],
        [9, 9],
      ],
    } as const;
    const memory = await memoryLog(toldVersions, 'Ed25519', [gone]);
    const made = await evidencePack(await packRequest(), await packParts(memory));
    const { holds, fails, unknown } = await report(made.blob);
    expect(fails).toEqual([]);
    expect(holds).toContainEqual(['deletedByUser', 4, '2026-11-20 23:30:00 UTC', 300 + toldVersions.length]);
    expect(holds).toContainEqual(['inLog', toldVersions.length]);
    expect(words(unknown)).toContain('deletedWhere');
    const cover = (await filesOf(made.blob)).get('cover.html') ?? '';
    expect(cover).toContain('stored versions that went: 4.');
    expect(cover).toContain('Stored versions of messages that were deleted from the archive, of whatever conversation: 4.');
    expect((await filesOf((await madeEvidence()).blob)).get('cover.html')).toContain('The log tells of no deletion from this archive.');
  });

  test('does not believe a deletion of what cannot have been there', async () => {
    for (const leaves of [
      [[300, 400]],
      [[4, 2]],
      [
        [2, 4],
        [4, 5],
      ],
    ] as const) {
      const gone = { at: '2026-11-20T23:30:00.000Z', why: 'user', leaves } as const;
      const memory = await memoryLog(toldVersions, 'Ed25519', [gone]);
      const { fails } = await report((await evidencePack(await packRequest(), await packParts(memory))).blob);
      expect(words(fails)).toEqual(['unreadable']);
    }
  });

  test('is refused where the log is empty, and stops when it is told to', async () => {
    const memory = await memoryLog(toldVersions);
    const parts = await packParts(memory);
    const empty = { ...parts, signHead: () => Promise.resolve(null) };
    await expect(evidencePack(await packRequest(), empty)).rejects.toThrow(NothingSealed);
    await expect(evidencePack(await packRequest(), parts, { signal: AbortSignal.abort() })).rejects.toThrow('abort');
  });

  test('in each language has pages that say so, and leave no part of a sentence open', async () => {
    for (const language of ['en', 'zh_CN', 'zh_TW'] as const) {
      const memory = await memoryLog(toldVersions);
      const files = await filesOf((await evidencePack(await packRequest({ language }), await packParts(memory, language))).blob);
      for (const page of ['cover.html', 'check.html']) {
        const html = files.get(page) ?? '';
        expect(html).toContain(`lang="${language.replace('_', '-')}"`);
        expect(html).not.toMatch(/\$\d|undefined|<script/);
      }
      expect(files.get('cover.html')).toContain('https://shop.example/me');
    }
  });
});

describe('time stamps', () => {
  test('of earlier heads date the messages before them, and are proven with the pack', async () => {
    const memory = await memoryLog(toldVersions);
    for (const size of [303, 306]) {
      const { signed } = await memory.signAt(size);
      memory.stamp(size, stampOf(signed.text));
    }
    const made = await evidencePack(await packRequest(), await packParts(memory));
    const { holds, fails } = await report(made.blob);
    expect(fails).toEqual([]);
    expect(words(holds).filter((word) => word === 'stamp' || word === 'continued')).toHaveLength(4);
    const cover = (await filesOf(made.blob)).get('cover.html') ?? '';
    expect(cover).toContain('Time stamp by O=测试, CN=stamps: the log with 303 entries existed on 2026-');
    expect(cover).toContain('with no certificate of an authority. Time stamps: 2. Deposit receipts: Not given.');
  });

  test('that do not hold are left out and counted', async () => {
    const memory = await memoryLog(toldVersions);
    await memory.signHead();
    memory.stamp(toldVersions.length + 300, stampOf('something else'));
    const files = await filesOf((await evidencePack(await packRequest(), await packParts(memory))).blob);
    expect([...files.keys()].filter((path) => path.endsWith('.tsr'))).toEqual([]);
    expect(files.get('cover.html')).toContain('left out: 1.');
    expect(files.get('cover.html')).toContain('Time stamp of an authority: not given.');
  });
});

test('a deposited head lies in the pack with its receipt, proven to be the beginning of its log', async () => {
  const memory = await memoryLog(toldVersions);
  const { signed, size } = await memory.signAt(304);
  const deposit = { id: 'd', service: '某存证平台', at: Date.UTC(2026, 10, 20), size, hash: 'ab', signed, receipt: 'No. 1', file: null };
  const made = await evidencePack(await packRequest(), { ...(await packParts(memory)), deposits: [deposit] });
  expect((await report(made.blob)).holds).toContainEqual(['continued', 304]);
  const files = await filesOf(made.blob);
  expect(JSON.parse(files.get('data/evidence/deposits/1/deposit.json') ?? '')).toMatchObject({
    service: '某存证平台',
    size: 304,
    receipt: 'No. 1',
  });
  expect(files.get('cover.html')).toContain('某存证平台');
});

const phone = (text: string) =>
  [...piecesIn(text, [{ from: text.indexOf('138'), to: text.indexOf('138') + 11 }])].map((at) => `text/${at}`);

test('a redacted pack verifies against the same signed head, and holds nothing of what was hidden', async () => {
  const memory = await memoryLog(toldVersions);
  const parts = {
    ...(await packParts(memory)),
    hidden: ({ cells }: { readonly cells: Parameters<typeof partsOf>[0] }) =>
      new Set(['sender', ...(partsOf(cells, 'id')?.[0] === 'message-3' ? phone('我的电话 13800138000') : [])]),
  };
  const made = await evidencePack(await packRequest({ entries: toldRecords.map(withoutPhone).map(asEntry) }), parts);
  const { holds, fails } = await report(made.blob);
  expect(fails).toEqual([]);
  expect(words(holds)).toContain('hidden');
  const files = await filesOf(made.blob);
  expect([...files.values()].join('\n')).not.toContain('13800138000');
  expect(files.get('cover.html')).toContain('Parts that were hidden:');
  // A copy in which something is hidden is no original.
  expect(files.get('cover.html')).toContain('This copy is redacted');
});
