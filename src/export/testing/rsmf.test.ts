import { strFromU8, unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { exportFile } from '../export-file';
import type { ExportEntry, ExportRequest } from '../request';
import { parseManifest } from './rsmf-rules';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

const at = (day: string, clock = '14:30:05'): string => `2026-11-${day}T${clock}+08:00`;
const on = (day: string, changes: Parameters<typeof aRecord>[0] = {}): ExportEntry =>
  asEntry(aRecord({ time: { iso: at(day), precision: 'second', raw: null, source: 'row' }, ...changes }));

async function filesOf(entries: readonly ExportEntry[], changes: Partial<ExportRequest> = {}) {
  const { blob, fileName } = await exportFile('rsmf', await aRequest(entries, changes), assetsFromDisk());
  const files = Object.entries(unzipSync(new Uint8Array(await blob.arrayBuffer()))).filter(([name]) => name.endsWith('.rsmf'));
  return { fileName, files };
}

test('is a file for each day, in the zone of the export', async () => {
  const { fileName, files } = await filesOf([on('19'), on('20'), on('20'), on('21')], { timeZone: 'Asia/Shanghai' });
  expect(fileName).toMatch(/\.rsmf\.zip$/);
  expect(files.map(([name]) => name)).toEqual(['0001-2026-11-19.rsmf', '0002-2026-11-20.rsmf', '0003-2026-11-21.rsmf']);
  const manifests = await Promise.all(files.map(([, bytes]) => parseManifest(bytes)));
  expect(manifests.map(({ events }) => events.map(({ type }) => type))).toEqual([
    ['message', 'disclaimer'],
    ['message', 'message', 'disclaimer'],
    ['message', 'disclaimer'],
  ]);
  expect(new Set(manifests.map(({ eventcollectionid }) => eventcollectionid)).size).toBe(1);
});

test('has no more than 10,000 events in a file', async () => {
  const { files } = await filesOf(Array.from({ length: 10_001 }, () => on('20')));
  const counts = await Promise.all(files.map(async ([, bytes]) => (await parseManifest(bytes)).events.length));
  expect(counts).toEqual([9001, 1002]);
});

test('tells sides, sub-accounts, edits and recalls in the fields that reviewers filter by', async () => {
  const versions = [
    { at: at('20', '14:31:00'), what: 'first', text: 'old' },
    { at: at('20', '14:40:00'), what: 'edit', text: 'new' },
    { at: at('20', '14:50:00'), what: 'recall', text: '' },
  ] as const;
  const { files } = await filesOf([
    on('20', { direction: 'out', sender: 'shop:anna:xiaomei', text: 'ours' }),
    on('20', { text: 'new', versions: [...versions] }),
    on('20', { direction: 'system', sender: null, kind: 'system', text: 'Chat closed' }),
  ]);
  const [manifest] = await Promise.all(files.map(([, bytes]) => parseManifest(bytes)));
  expect(manifest?.participants.map(({ id, display }) => [id, display])).toEqual([
    ['own', 'shop:anna'],
    ['other', 'buyer88'],
    ['system', 'System notice'],
    ['p1', 'shop:anna:xiaomei'],
  ]);
  expect(manifest?.events.slice(0, 3)).toMatchObject([
    { type: 'message', participant: 'p1', direction: 'outgoing', timestamp: '2026-11-20T14:30:05+08:00' },
    {
      participant: 'other',
      direction: 'incoming',
      deleted: true,
      edits: [{ participant: 'other', timestamp: at('20', '14:40:00'), previous: 'old', new: 'new' }],
    },
    { type: 'unknown', participant: 'system', body: 'Chat closed' },
  ]);
});

test('carries kept files under names of its own, and the records', async () => {
  const sha256 = 'a'.repeat(64);
  const attachments = [{ kind: 'image' as const, name: '../../evil.png', url: null, sha256, bytes: 3, state: 'kept' as const }];
  const message = { kind: 'image' as const, text: '', attachments };
  const { files } = await filesOf([on('20', message)], { fileOf: async () => ({ type: 'image/png', data: new Uint8Array([1, 2, 3]) }) });
  const mail = await PostalMime.parse(files[0]?.[1] ?? '');
  const content = mail.attachments[0]?.content;
  const zip = unzipSync(content instanceof ArrayBuffer ? new Uint8Array(content) : new Uint8Array());
  expect(Object.keys(zip)).toEqual(['rsmf_manifest.json', 'records.jsonl', 'file1.png']);
  expect([...(zip['file1.png'] ?? [])]).toEqual([1, 2, 3]);
  expect(JSON.parse(strFromU8(zip['records.jsonl'] ?? new Uint8Array()))).toMatchObject({ attachments });
  const manifest = await parseManifest(files[0]?.[1] ?? new Uint8Array());
  expect(manifest.events[0]?.attachments).toEqual([{ id: 'file1.png', display: '../../evil.png', size: 3 }]);
});
