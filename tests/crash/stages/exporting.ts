import { setTimeout as pause } from 'node:timers/promises';
import type { Tab } from '../../../tools/drive/driven-browser.ts';
import { beginExport } from '../../../tools/drive/popup.ts';
import type { Victim } from '../processes.ts';
import { openConversation } from '../export-jsonl.ts';
import { answered } from '../subject.ts';
import { capture } from './capture.ts';
import { importing } from './importing.ts';
import type { MakeStage } from './stage.ts';

/** A conversation from a file is exported on the archive page while another is captured. */
export const exporting: MakeStage = async (subject, luck) => {
  const [file, chat] = [await importing(subject, luck), await capture(subject, luck)];
  await file.finish();
  const key = file.books[0]?.key ?? '';
  let tab: Tab | null = null;
  return {
    victims: ['browser', 'extension'],
    books: [...file.books, ...chat.books],
    async begin() {
      tab = await answered('the archive page', openConversation(subject.browser, key));
      await chat.begin();
      await beginExport(tab, luck.pick(['pdf', 'jsonl', 'eml']));
      await pause(luck.between(0, 1500));
    },
    async interrupted(victim: Victim) {
      if (victim !== 'browser' && tab) await subject.leave(tab);
      tab = null;
      await chat.interrupted(victim);
    },
    finish: () => chat.finish(),
    async close() {
      await file.close();
      await chat.close();
    },
  };
};
