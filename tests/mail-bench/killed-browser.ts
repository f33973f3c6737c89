import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { answered, Subject } from '../crash/subject.ts';
import { startJmap } from '../mail/pretend-jmap.ts';
import { rowsInArchive } from '../support/background.ts';
import type { Family } from '../support/extension.ts';
import { ask, nameMailbox, planId, savePlan, sayMore } from './backups.ts';

/** `untaken`: the browser is killed before the server has the mail it is sending; `taken`: after that, before the answer comes. */
export type KillRow = {
  readonly fault: `browser killed, ${'untaken' | 'taken'}`;
  mails: number;
  /** How often mails were handed to the server. */
  tries: number;
  once: number;
  twice: number;
  lost: number;
  /** Mails that the outbox says were sent. */
  told: number;
};

/** How long a mail may take from the start of the browser until it is sent, in ms: busy machines start browsers slowly. */
const patience = 300_000;

const mailSchema = v.looseObject({ id: v.string(), date: v.number(), state: v.string() });

/** Waits until this holds, looking a few times a second. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(50);
}

/** Rejects as `work` does, unless that is `excused`; never resolves. */
async function failing(work: Promise<unknown>, excused: () => boolean): Promise<never> {
  await work.catch((error: unknown) => {
    if (!excused()) throw error;
  });
  return new Promise(() => undefined);
}

/** Waits until the outbox says that its newest mail was sent; answers its id. A mail that waits is let go at once, as by a click of the user's. */
async function untilSent({ asking: { tab } }: Subject): Promise<string> {
  for (;;) {
    const mails = v.parse(v.array(mailSchema), JSON.parse(await rowsInArchive(tab, 'mails')));
    const newest = mails.toSorted((a, b) => b.date - a.date)[0];
    if (newest?.state === 'sent') return newest.id;
    if (newest?.state === 'waiting') await ask(tab, 'sayOfMail', { id: newest.id, word: 'retry' });
    await pause(200);
  }
}

/**
 * Kills a real browser (all of its processes at once) while the extension's background sends a mail, starts it again on the same profile, and counts
 * what lies at the server in the end, `kills` times.
 */
export async function killWhileSending(family: Family, kills: number): Promise<readonly KillRow[]> {
  const subject = new Subject(family);
  const server = await startJmap();
  const rows = new Map(
    (['untaken', 'taken'] as const).map((how) => [
      how,
      { fault: `browser killed, ${how}` as const, mails: 0, tries: 0, once: 0, twice: 0, lost: 0, told: 0 },
    ]),
  );
  try {
    await subject.begin({ isBroken: false });
    await subject.asking.ask('accept', { useHints: true, taught: {} });
    await nameMailbox(subject.asking.tab, server.url);
    // Without a PDF: what is looked at here is the sending.
    await savePlan(subject.asking.tab, 1, { files: { pdf: false, jsonl: true } });
    for (let kill = 0; kill < kills; kill += 1) {
      const how = kill % 2 === 0 ? 'untaken' : 'taken';
      const row = rows.get(how);
      if (!row) continue;
      await sayMore(subject.asking.tab, `第 ${kill} 次`, kill);
      const before = server.mails.length;
      const handed = server.heard.length;
      const restarts: Promise<void>[] = [];
      server.fault = ({ body }) => {
        if (restarts.length > 0 || !body.includes('Email/import')) return null;
        // All of it is killed before anything is answered, for killing is not waited for in turns.
        restarts.push(subject.kill('browser'));
        return { when: how === 'taken' ? 'after' : 'before', said: 'cut' };
      };
      const ran = ask(subject.asking.tab, 'runPlan', { id: planId(1) });
      const isOver = (): boolean => restarts.length > 0;
      await answered('the mail', Promise.race([until(isOver), failing(ran, isOver)]), patience);
      await Promise.all(restarts);
      const id = await answered('the outbox', untilSent(subject), patience);
      const found = server.mails.slice(before).filter(({ bytes }) => bytes.includes(id)).length;
      row.mails += 1;
      row.tries += server.heard.slice(handed).filter(({ body }) => body.includes('Email/import')).length;
      row.told += 1;
      if (found === 1) row.once += 1;
      if (found > 1) row.twice += 1;
      if (found === 0) row.lost += 1;
    }
    return [...rows.values()];
  } finally {
    await subject.end();
    await server.close();
  }
}
