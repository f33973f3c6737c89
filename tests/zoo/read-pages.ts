import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessageRecord } from '../../src/domain/message.ts';
import { requireBrowser } from '../../tools/browsers.ts';
import { copyForAutomation } from '../../tools/development-copy.ts';
import { openAutomation } from '../../tools/drive/automation.ts';
import { openChromium } from '../../tools/drive/chromium.ts';
import type { HostMap } from '../../tools/drive/driven-browser.ts';
import { allowedFor } from '../../tools/off-consoles.ts';
import { NoPane, readTab } from '../../tools/read-tab.ts';
import type { ReadMessage } from './score';
import { zooZone } from './said';
import { minuteOf } from './time-labels';

/** A Chromium with the built extension that reads one page after the other. */
export type PageReader = {
  /** Opens the page, scrolls its chat back to the start if that was wished, and answers what the archive then holds of it; nothing where no chat was found. */
  read(url: string): Promise<readonly MessageRecord[]>;
  close(): Promise<void>;
};

export type PageReaderOptions = {
  readonly hostMap: HostMap;
  readonly language: string;
  readonly useHints: boolean;
  readonly scroll: boolean;
};

export async function openPageReader({ hostMap, language, useHints, scroll }: PageReaderOptions): Promise<PageReader> {
  const folder = mkdtempSync(join(tmpdir(), 'liaocun-zoo-'));
  const extension = join(folder, 'extension');
  const { hosts, consoles } = allowedFor([...Object.keys(hostMap), '127.0.0.1']);
  await copyForAutomation('chrome', hosts, extension);
  const browser = await openChromium({
    executable: requireBrowser('chromium'),
    extension,
    profile: join(folder, 'profile'),
    hostMap,
    language,
    zone: zooZone,
    headless: true,
    size: { width: 1280, height: 800 },
  });
  const asking = await openAutomation(browser);
  await asking.ask('accept', { useHints, taught: {}, consoles });
  return {
    async read(url) {
      const since = Date.now();
      const tab = await browser.open(url);
      try {
        const records: MessageRecord[] = [];
        for await (const record of readTab(asking, { since, scroll, wait: 0 }, () => undefined)) records.push(record);
        return records;
      } catch (error) {
        if (error instanceof NoPane) return [];
        throw error;
      } finally {
        await tab.close();
      }
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const fine: ReadonlySet<string> = new Set(['second', 'minute']);

/** A record as the score takes it; stickers are pictures to a person, and a recall is a notice. */
export function asRead({ direction, sender, kind, text, time }: MessageRecord): ReadMessage {
  return {
    direction,
    sender,
    kind: kind === 'sticker' ? 'image' : kind === 'recall' ? 'system' : kind,
    text,
    time: time.iso !== null && fine.has(time.precision) ? minuteOf(Date.parse(time.iso)) : null,
  };
}
