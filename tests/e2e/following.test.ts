import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageRecord } from '../../src/domain/message.ts';
import type { Tab } from '../../tools/drive/driven-browser.ts';
import { archived } from '../support/archived.ts';
import { families, openExtension, type Extension } from '../support/extension.ts';
import { serveRecycledChat, tell, type RecycledChat } from '../support/recycled-chat.ts';
import { scrolledBack } from '../support/scrolled-back.ts';

const peer = 'Mei Lin';
const patience = 15_000;

const said = (records: readonly MessageRecord[]) => records.map(({ direction, text }) => [direction, text]);
const isRecalled = ({ versions }: MessageRecord): boolean => versions.some(({ what }) => what === 'recall');

let chat: RecycledChat;
beforeAll(async () => {
  chat = await serveRecycledChat();
});
afterAll(async () => chat.close());

/** A virtual list of a page that nobody knows, read by its layout alone, whose few elements show ever other messages. */
describe.each(families)('in %s', (family) => {
  let extension: Extension;
  let page: Tab;

  beforeAll(async () => {
    extension = await openExtension(family, { hostMap: {}, granted: ['127.0.0.1'] });
    await extension.asking.ask('accept', { useHints: false, taught: {} });
    page = await extension.browser.open(chat.address(peer));
    await archived(extension.asking);
  });
  afterAll(async () => extension.close());

  /** What is archived, once it is as awaited or so much time has passed. */
  async function recordsOnce(isIt: (records: readonly MessageRecord[]) => boolean): Promise<readonly MessageRecord[]> {
    const end = Date.now() + patience;
    for (;;) {
      const keys = await extension.asking.ask('seenSince', 0);
      const records = (await Promise.all(keys.map((key) => extension.asking.ask('records', key)))).flat();
      if (isIt(records) || Date.now() > end) return records;
      await pause(100);
    }
  }

  const shown = async () => (await tell(page, 'messages')).map(({ out, text }) => [out ? 'out' : 'in', text]);

  test('a history that is scrolled back adds up to what was said', async () => {
    await scrolledBack(extension.asking);
    const truth = await shown();
    const records = await recordsOnce(({ length }) => length >= truth.length);
    expect(said(records)).toEqual(truth);
    expect(records.flatMap(({ versions }) => versions).filter(({ what }) => what !== 'first')).toEqual([]);
  });

  test('elements that are given to other messages are neither edits nor news', async () => {
    for (const px of [300, 300, 300, -900]) {
      await tell(page, 'wheel', px);
      await extension.asking.ask('runNow');
    }
    await tell(page, 'arrive', 'the last one');
    const truth = await shown();
    const records = await recordsOnce((all) => all.some(({ text }) => text === 'the last one'));
    expect(said(records)).toEqual(truth);
    expect(records.flatMap(({ versions }) => versions).filter(({ what }) => what !== 'first')).toEqual([]);
  });

  test('an edit in place and a recall are versions of what was said', async () => {
    const before = await tell(page, 'messages');
    const { length } = before;
    await tell(page, 'edit', length - 3, 'the parcel has come after all');
    await recordsOnce((all) => all.some(({ text }) => text.startsWith('the parcel has come')));
    await tell(page, 'recall', length - 2);
    const records = await recordsOnce((all) => all.some(isRecalled));
    expect(records).toHaveLength(length);
    expect(records[length - 3]?.versions.map(({ what, text }) => [what, text])).toEqual([
      ['first', before[length - 3]?.text],
      ['edit', 'the parcel has come after all'],
    ]);
    expect(records.map(isRecalled).indexOf(true)).toBe(length - 2);
  });
});
