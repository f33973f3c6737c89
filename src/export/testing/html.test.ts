import { parse } from 'parse5';
import { expect, test } from 'vitest';
import { exportFile } from '../export-file';
import type { ExportRequest, KeptFile } from '../request';
import { elementsOf } from './read-documents';
import { aRecord, aRequest, asEntry, assetsFromDisk } from './sample';

const hash = (digit: string): string => digit.repeat(64);

async function pageOf(changes: Partial<ExportRequest>, sha256 = hash('a')) {
  const entry = asEntry(
    aRecord({ kind: 'image', text: '', attachments: [{ kind: 'image', name: 'a"b.png', url: null, sha256, bytes: 4, state: 'kept' }] }),
  );
  const { blob } = await exportFile('html', await aRequest([entry], changes), assetsFromDisk());
  return elementsOf(parse(await blob.text()));
}

const fileOf = (type: string) => (sha256: string) =>
  Promise.resolve<KeptFile | null>(sha256 === hash('a') ? { type, data: new Uint8Array([1, 2, 250, 255]) } : null);

test('its policy allows its own style and script by their hashes, and nothing else', async () => {
  const elements = await pageOf({});
  const contentOf = (tag: string): string => {
    const [child] = elements.find(({ tagName }) => tagName === tag)?.childNodes ?? [];
    return child && 'value' in child ? child.value : '';
  };
  const hashOf = async (tag: string): Promise<string> =>
    Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(contentOf(tag)))).toString('base64');
  const policy = elements
    .flatMap(({ attrs }) => attrs)
    .find(({ name, value }) => name === 'content' && value.includes('default-src'))?.value;
  expect(policy).toBe(
    `default-src 'none'; style-src 'sha256-${await hashOf('style')}'; script-src 'sha256-${await hashOf('script')}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
});

test('a kept picture stands inside', async () => {
  const images = (await pageOf({ fileOf: fileOf('image/png') })).filter(({ tagName }) => tagName === 'img');
  expect(images.map(({ attrs }) => Object.fromEntries(attrs.map(({ name, value }) => [name, value])))).toEqual([
    { alt: 'Image · a"b.png', src: 'data:image/png;base64,AQL6/w==' },
  ]);
});

test.each([
  ['that can run scripts', fileOf('image/svg+xml'), hash('a')],
  ['that is gone', fileOf('image/png'), hash('b')],
])('no picture stands in for a file %s', async (_, file, sha256) => {
  expect((await pageOf({ fileOf: file }, sha256)).filter(({ tagName }) => tagName === 'img')).toEqual([]);
});
