import { describe, expect, test } from 'vitest';
import { exportFile } from '../export-file';
import type { ExportEntry, ExportRequest } from '../request';
import { digestWriter } from '../digest';
import { htmlBody, plainBody } from '../mail-body';
import { feed } from '../writer';
import { aGap, aRecord, aRequest, asEntry, assetsFromDisk, aStatement, momentAt } from './sample';

const gap = aGap({ rows: 2, order: 'guessed', overlap: true });
const entries: readonly ExportEntry[] = [asEntry(aRecord()), { entry: 'gap', gap }, asEntry(aRecord({ id: 'm2' }))];

async function withGap(changes: Partial<ExportRequest> = {}): Promise<ExportRequest> {
  const request = await aRequest(entries, changes);
  const completeness = aStatement({ since: gap.to, gapCount: 1, gaps: [gap] });
  return { ...request, conversations: [{ ...request.conversations[0], completeness }] };
}

const at = (clock: string): string => `2026-11-20T${clock}:00+08:00`;
const txtOf = async (request: ExportRequest) => (await exportFile('txt', request, assetsFromDisk())).blob.text();

describe('completeness', () => {
  test.each([
    [
      'en',
      'Completeness: Complete from 2026-11-20 14:40 to 2026-11-20 14:59; gap between 2026-11-20 14:30 and 2026-11-20 14:40 (2 messages there could not be read; the order of the two parts is not known; the two parts may show some of the same messages); archived since 2026-11-20 14:30\n',
      '\n~~~~~ Messages may be missing here, between 2026-11-20 14:30 and 2026-11-20 14:40 (2 messages there could not be read; the order of the two parts is not known; the two parts may show some of the same messages) ~~~~~\n',
    ],
    [
      'zh_CN',
      '完整性: 从 2026-11-20 14:40 到 2026-11-20 14:59 完整；2026-11-20 14:30 与 2026-11-20 14:40 之间有缺口（该处有 2 条消息未能读取；两部分的先后顺序未知；两部分可能含有相同的消息）；存档始于 2026-11-20 14:30\n',
      '\n~~~~~ 此处可能缺少消息：2026-11-20 14:30 与 2026-11-20 14:40 之间（该处有 2 条消息未能读取；两部分的先后顺序未知；两部分可能含有相同的消息） ~~~~~\n',
    ],
    [
      'zh_TW',
      '完整性: 自 2026-11-20 14:40 至 2026-11-20 14:59 完整；2026-11-20 14:30 與 2026-11-20 14:40 之間有缺口（該處有 2 則訊息未能讀取；兩部分的先後順序未知；兩部分可能含有相同的訊息）；存檔始於 2026-11-20 14:30\n',
      '\n~~~~~ 此處可能缺少訊息：2026-11-20 14:30 與 2026-11-20 14:40 之間（該處有 2 則訊息未能讀取；兩部分的先後順序未知；兩部分可能含有相同的訊息） ~~~~~\n',
    ],
  ] as const)('stands in the head of a text and at the gap, in %s', async (language, head, row) => {
    const text = await txtOf(await withGap({ language }));
    expect(text).toContain(head);
    expect(text).toContain(row);
  });

  test('of a part says that it speaks of the whole conversation', async () => {
    expect(await txtOf(await withGap({ isPart: true }))).toContain(
      '\nCompleteness: the whole conversation: Complete from 2026-11-20 14:40',
    );
  });

  test('of several conversations is counted in the head and told at each', async () => {
    const { conversations } = await withGap();
    const other = {
      ...conversations[0],
      key: 'other',
      completeness: aStatement({ fromStart: true, first: null, last: momentAt('15:00') }),
    };
    const two = await aRequest([...entries, asEntry(aRecord({ conversation: 'other' }))], { conversations: [conversations[0], other] });
    const text = await txtOf(two);
    expect(text).toContain('\nCompleteness: 1 of 2 conversations have no known gap\n');
    expect(text).toMatch(/##### .*\nCompleteness: Complete from 2026-11-20 14:40 to/);
    expect(text).toMatch(/##### .*\nCompleteness: Complete from the very beginning to 2026-11-20 15:00\n/);
  });

  test('stands in both bodies of a mail, with the gap in its place', async () => {
    const request = await withGap();
    const digest = digestWriter(request, 20);
    const made = await digest.end(await feed(request, [digest], {}));
    const row = 'Messages may be missing here, between 2026-11-20 14:30 and 2026-11-20 14:40 (';
    for (const body of [plainBody(request, made), htmlBody(request, made, 'en')]) {
      expect(body).toContain('Complete from 2026-11-20 14:40 to 2026-11-20 14:59; gap between');
      expect(body.indexOf(row)).toBeGreaterThan(body.indexOf('hello'));
      expect(body.lastIndexOf('hello')).toBeGreaterThan(body.indexOf(row));
    }
  });
});

describe('versions', () => {
  const recalled = aRecord({
    text: 'new words',
    versions: [
      { at: at('14:30'), what: 'first', text: 'old words' },
      { at: at('14:40'), what: 'edit', text: 'new words', since: at('14:35') },
      { at: at('14:50'), what: 'recall', text: 'buyer88 took back\na message', since: at('14:45') },
    ],
  });

  test('are all in a text: the recall with its window and notice, the edit with its own, the words before', async () => {
    expect(await txtOf(await aRequest([asEntry(recalled)]))).toContain(`\
[14:30:05] buyer88: {Recalled between 2026-11-20 14:45:00 +08:00 and 2026-11-20 14:50:00 +08:00; the page then showed: buyer88 took back a message} \
{Edited between 2026-11-20 14:35:00 +08:00 and 2026-11-20 14:40:00 +08:00} new words
    {Earlier words, first seen 2026-11-20 14:30:00 +08:00}
    old words
`);
  });

  test.each([
    ['as it came', '2026-11-20T14:31:00+08:00', '[14:30:05] buyer88'],
    ['a day later', '2026-11-21T14:31:00+08:00', '[14:30:05 · first seen 2026-11-21 14:31:00 +08:00] buyer88'],
  ])('of a message seen %s', async (_, first, line) => {
    const message = aRecord({ seen: { first, last: first, by: ['w1'], how: 'scrolled' } });
    expect(await txtOf(await aRequest([asEntry(message)]))).toContain(line);
  });
});
