import { afterAll, describe, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/domain/message.ts';
import { allowedFor } from '../../tools/off-consoles.ts';
import { readTab } from '../../tools/read-tab.ts';
import { startPages, type ServedPage, type ServedPages } from '../pages/serve.ts';
import { openExtension } from '../support/extension.ts';

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

/** One address for each page that behaves like a console; its other addresses differ in the host only. */
const living = [
  ...new Map(pages.pages.filter(({ sort }) => sort !== 'still').map((page) => [`${page.console} ${page.case}`, page])).values(),
];

/** Reads a page in a browser of its own, its console turned on, scrolled back to the start. */
async function readWhole({ url }: ServedPage): Promise<readonly MessageRecord[]> {
  const hostMap = Object.fromEntries(pages.hosts.map((host) => [host, `127.0.0.1:${pages.port}`]));
  const { hosts, consoles } = allowedFor(['127.0.0.1', new URL(url).hostname]);
  const extension = await openExtension('chromium', { hostMap, zone, granted: hosts });
  try {
    await extension.asking.ask('accept', { useHints: true, taught: {}, consoles });
    const since = Date.now();
    await extension.browser.open(url);
    const records: MessageRecord[] = [];
    for await (const record of readTab(extension.asking, { since, scroll: true, wait: 0 }, () => undefined)) records.push(record);
    return records;
  } finally {
    await extension.close();
  }
}

describe('a chat scrolled back to its start is in the archive as it was said', () => {
  test.concurrent.each(living)('$console: $case', async (page) => {
    const records = await readWhole(page);
    const truth = pages.truth(page.url);
    expect(records.map(told)).toEqual(truth.messages);
    expect({ account: records[0]?.account, peer: records[0]?.peer }).toEqual({ account: truth.account, peer: truth.peer });
  });
});
