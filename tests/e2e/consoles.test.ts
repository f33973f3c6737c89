import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/domain/message.ts';
import { readTab } from '../../tools/read-tab.ts';
import { startPages, type ServedPage, type ServedPages } from '../pages/serve.ts';
import { openExtension, type Extension } from '../support/extension.ts';

const zone = 'Asia/Taipei';

const pages: ServedPages = await startPages({ zone });
afterAll(async () => pages.close());

/** What is told of a message besides what only the archive knows. */
function told({ direction, sender, kind, text, platformId, time, flags, attachments }: MessageRecord) {
  return {
    direction,
    sender,
    kind,
    text,
    platformId,
    time,
    flags,
    attachments: attachments.map(({ kind: sort, name, url }) => ({ kind: sort, name, url })),
  };
}

async function readWhole(extension: Extension, { url }: ServedPage): Promise<readonly MessageRecord[]> {
  const since = Date.now();
  const tab = await extension.browser.open(url);
  const records: MessageRecord[] = [];
  for await (const record of readTab(extension.asking, { since, scroll: true, wait: 0 }, () => undefined)) records.push(record);
  await tab.close();
  return records;
}

describe('a chat scrolled back to its start is in the archive as it was said', () => {
  let extension: Extension;

  beforeAll(async () => {
    const hostMap = Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${pages.port}`]));
    extension = await openExtension('chromium', { hostMap, zone, granted: ['127.0.0.1'] });
    await extension.asking.ask('accept', { useHints: true, taught: {} });
  });

  afterAll(async () => extension.close());

  test.each(pages.pages.filter(({ sort }) => sort !== 'still'))('$console: $case at $url', async (page) => {
    const records = await readWhole(extension, page);
    const truth = pages.truth(page.url);
    expect(records.map(told)).toEqual(truth.messages);
    expect({ account: records[0]?.account, peer: records[0]?.peer }).toEqual({ account: truth.account, peer: truth.peer });
  });
});
