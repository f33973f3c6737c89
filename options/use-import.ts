import { useRef, useState } from 'preact/hooks';
import type { Outcome } from '../src/archive/ports';
import type { DingTalkExport } from '../src/import/dingtalk-export';
import type { Person } from '../src/import/dingtalk-sightings';
import { getSetting, setSetting, settings } from '../src/platform/settings';
import { type Ports, usePorts } from '../src/ui/ports';
import { isAbort, type Problem, problemOf } from '../src/ui/problem';
import { imported, isArchiveFile, surveyed, type Arrival, type Progress, type Survey, type Work } from './archive-import';
import { type Reached, standing } from './halted-import';
import { MailboxUnread, type MailSource, readMails, type ReadMails } from './mail-restore';

type Refused = Extract<Outcome, { outcome: 'refused' }>['why'];

/** A file of ours, and what it is called; '' for one that was made of mails. */
type Source = { readonly file: File; readonly name: string };

export type ImportState =
  | { readonly kind: 'idle' }
  /** A file is being looked through; nothing is taken yet. */
  | { readonly kind: 'reading'; readonly progress: Progress }
  /** An export of DingTalk's; `me` is the key of the user among `people`, or null until they say which they are. */
  | { readonly kind: 'read'; readonly file: DingTalkExport; readonly people: readonly Person[]; readonly me: string | null }
  /** A file of ours, or one that was made of `mails`. */
  | { readonly kind: 'surveyed'; readonly file: File; readonly survey: Survey; readonly mails: ReadMails | null }
  | { readonly kind: 'running'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly added: number; readonly isStopped: boolean }
  /** The import of a file, or of mails, came to an end, perhaps before the file did. */
  | { readonly kind: 'arrived'; readonly arrival: Arrival; readonly of: Source }
  | { readonly kind: 'foreign'; readonly where: string }
  /** A mailbox could not be read: why, as the route has it, or null where mails there cannot be listed. */
  | { readonly kind: 'unread'; readonly trouble: string | null }
  | { readonly kind: 'refused'; readonly why: Refused }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type Importing = {
  readonly state: ImportState;
  readonly read: (file: File) => void;
  /** Reads backup mails, the sealed ones with a passphrase or key where there is one. */
  readonly readMails: (source: MailSource, key: string | null) => void;
  readonly choose: (me: string) => void;
  readonly start: () => void;
  /** Goes on with an import that ended early. */
  readonly goOn: () => void;
  readonly cancel: () => void;
};

/** What was read of DingTalk's file, or what is wrong with it. The reader of the format is loaded with the first file. */
async function readDingTalk(file: File): Promise<ImportState> {
  const { NotADingTalkExport, readDingTalkExport } = await import('../src/import/dingtalk-export');
  const { ownKey, peopleIn } = await import('../src/import/dingtalk-sightings');
  try {
    const content = readDingTalkExport(await file.text());
    return { kind: 'read', file: content, people: peopleIn(content), me: ownKey(content) };
  } catch (error) {
    if (error instanceof NotADingTalkExport) return { kind: 'foreign', where: error.where };
    throw error;
  }
}

type Cases = Ports['cases'];

/** What a file of ours holds, and up to where it was imported before. */
async function survey(work: Work, cases: Cases): Promise<Survey> {
  const found = await surveyed(work, await getSetting(settings.haltedImport));
  return { ...found, reached: await standing(found.reached, cases) };
}

async function look(work: Work, cases: Cases): Promise<ImportState> {
  if (!(await isArchiveFile(work.file))) return readDingTalk(work.file);
  return { kind: 'surveyed', file: work.file, survey: await survey(work, cases), mails: null };
}

async function lookAtMails(
  source: MailSource,
  key: string | null,
  { background, cases }: Ports,
  work: Omit<Work, 'file'>,
): Promise<ImportState> {
  try {
    const { file, mails } = await readMails(source, key, background, work);
    return { kind: 'surveyed', file, survey: await survey({ ...work, file }, cases), mails };
  } catch (error) {
    if (error instanceof MailboxUnread) return { kind: 'unread', trouble: error.trouble };
    throw error;
  }
}

/** Imports a file of ours; how far it came is kept, so that it can be gone on with after its page was closed. */
async function bring({ file, name }: Source, reached: Reached, work: Omit<Work, 'file'>, ports: Ports): Promise<ImportState> {
  const from = await standing(reached, ports.cases);
  const note = async (now: Reached): Promise<void> => setSetting(settings.haltedImport, { ...now, name });
  const arrival = await imported({ ...work, file }, { from, note }, ports.background.restore);
  if (arrival.stopped === null) await setSetting(settings.haltedImport, null);
  return { kind: 'arrived', arrival, of: { file, name } };
}

/** Imports a file: one of ours, or one of DingTalk's command-line client. It is looked through first, and taken when the user says so. */
export function useImport(version: string): Importing {
  const ports = usePorts();
  const { background, clock } = ports;
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);

  const deliver = async (file: DingTalkExport, me: string, signal: AbortSignal): Promise<ImportState> => {
    const { dingTalkSightings } = await import('../src/import/dingtalk-sightings');
    const sightings = dingTalkSightings(file, me, { at: clock(), newId: () => crypto.randomUUID(), version });
    let added = 0;
    for (const [done, sighting] of sightings.entries()) {
      if (signal.aborted) return { kind: 'done', added, isStopped: true };
      setState({ kind: 'running', progress: { done, total: sightings.length } });
      const outcome = await background.importSighting(sighting);
      if (outcome.outcome === 'refused') return { kind: 'refused', why: outcome.why };
      added += outcome.added;
    }
    return { kind: 'done', added, isStopped: false };
  };

  /** One thing at a time; what is begun anew ends what went on. */
  const run = (kind: 'reading' | 'running', file: File | null, job: (work: Omit<Work, 'file'>) => Promise<ImportState>): void => {
    running.current?.abort();
    const aborter = new AbortController();
    running.current = aborter;
    const show = (next: ImportState): void => {
      if (running.current === aborter) setState(next);
    };
    const report = (progress: Progress): void => show({ kind, progress });
    report({ done: 0, total: file?.size ?? 1 });
    job({ signal: aborter.signal, report }).then(show, (error: unknown) =>
      show(isAbort(error) ? { kind: 'idle' } : { kind: 'failed', problem: problemOf(error) }),
    );
  };

  const start = (): void => {
    if (state.kind === 'surveyed') {
      const { file, survey: found, mails } = state;
      run('running', file, async (work) => bring({ file, name: mails ? '' : file.name }, found.reached, work, ports));
    }
    if (state.kind === 'read' && state.me !== null) {
      const { file, me } = state;
      run('running', null, async ({ signal }) => deliver(file, me, signal));
    }
  };

  const goOn = (): void => {
    if (state.kind !== 'arrived') return;
    const { arrival, of } = state;
    run('running', of.file, async (work) => bring(of, arrival.reached, work, ports));
  };

  return {
    state,
    start,
    goOn,
    read: (file) => run('reading', file, async (work) => look({ ...work, file }, ports.cases)),
    readMails: (source, key) => run('reading', null, async (work) => lookAtMails(source, key, ports, work)),
    choose: (me) => setState((old) => (old.kind === 'read' ? { ...old, me } : old)),
    cancel: () => running.current?.abort(),
  };
}
