import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { messageRecordSchema, type MessageRecord } from '../../src/domain/message.ts';
import type { DrivenBrowser, Tab } from '../../tools/drive/driven-browser.ts';
import { exportAs } from '../../tools/drive/popup.ts';

/** A line that tells of the conversation, and is no message. */
const besideSchema = v.looseObject({ is: v.string() });

/** The conversation of that key on the archive page. */
export async function openConversation(browser: DrivenBrowser, key: string): Promise<Tab> {
  const tab = await browser.open(`${browser.origin}/archive-page/index.html#c=${encodeURIComponent(key)}`);
  await tab.until('the conversation', () => document.querySelector('.opened .menu-holder > button') !== null);
  return tab;
}

/** What the archive page exports of a conversation as JSON Lines, each held against the schema. */
export async function exportedRecords(browser: DrivenBrowser, key: string, downloads: string): Promise<readonly MessageRecord[]> {
  // A browser may write over a file of the same name.
  for (const file of readdirSync(downloads)) rmSync(join(downloads, file));
  const tab = await openConversation(browser, key);
  const path = await exportAs(tab, 'jsonl', downloads);
  await tab.close();
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))
    .filter((line) => !v.is(besideSchema, line))
    .map((line) => v.parse(messageRecordSchema, line));
}
