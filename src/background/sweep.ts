import type { ArchiveStore } from '../archive/store-port';
import type { RunPane, RunRecord } from '../archive/runs';
import { allFrames, forgetFrames, frameOf, paneName, type Frame } from '../platform/frames';
import { askFrame, type PaneReport } from '../platform/messages';
import { getSetting, settings } from '../platform/settings';
import type { Database } from '../store/database';
import { forgetOldSightings } from '../store/merge-store';
import { standing } from './allowed';
import { inject, silentTabs } from './injection';
import { changesOn } from './page-watch';

/**
 * Has every open pane read whole and waits until what it shows is stored; wakes tabs whose content script is gone (after an update).
 * The run it records says, pane by pane, how many messages are new since the run before, and what failed.
 */
export async function sweep(cause: RunRecord['cause'], store: ArchiveStore, database: Database): Promise<RunRecord> {
  const started = Date.now();
  await forgetOldSightings(database, started);
  const before = await totalsBefore(database);
  const silent = await silentTabs(await getSetting(settings.hosts));
  await Promise.all(silent.map(inject));
  const frames = await allFrames();
  const panes = (await Promise.all(frames.map((frame) => sweptFrame(frame, database)))).flat();
  return store.addRun({
    started,
    ended: Date.now(),
    cause,
    panes: panes.map((pane) => ({ ...pane, added: Math.max(0, pane.total - (before.get(pane.conversation ?? '') ?? 0)) })),
  });
}

/** How many messages each conversation held when a run last looked at it. */
async function totalsBefore(database: Database): Promise<ReadonlyMap<string, number>> {
  const runs = await database.runs.orderBy('id').reverse().limit(remembered).toArray();
  const totals = new Map<string, number>();
  for (const run of runs)
    for (const pane of run.panes)
      if (pane.conversation !== null && !totals.has(pane.conversation)) totals.set(pane.conversation, pane.total);
  return totals;
}

const remembered = 200;

async function sweptFrame(frame: Frame, database: Database): Promise<readonly RunPane[]> {
  if ((await standing(frame.console, frame.url)) !== 'on') return [];
  const reports = await asked(frame);
  if (!reports)
    return [{ console: frame.console, account: null, peerName: null, conversation: null, total: 0, added: 0, failed: 'unreachable' }];
  const now = (await frameOf(frame.tabId, frame.frameId)) ?? frame;
  return Promise.all(reports.map((report) => runPane(report, now, database)));
}

/** A frame that does not answer is given a new content script once; the new one says hello by itself. */
async function asked(frame: Frame): Promise<readonly PaneReport[] | null> {
  try {
    return await askFrame(frame.tabId, frame.frameId, 'sweep', null);
  } catch {
    await forgetFrames(frame.tabId, frame.frameId);
    return (await inject(frame.tabId)) ? [] : null;
  }
}

async function runPane(report: PaneReport, frame: Frame, database: Database): Promise<RunPane> {
  const conversation = frame.conversations[paneName(report.account, report.peerName)] ?? null;
  const row = conversation === null ? undefined : await database.conversations.get(conversation);
  const failed = report.waiting > 0 ? 'full' : report.refused > 0 ? 'refused' : null;
  return {
    console: report.console,
    account: report.account,
    peerName: report.peerName,
    conversation,
    total: row?.total ?? 0,
    added: 0,
    failed,
    changed: await changesOn(frame, report),
  };
}
