import { useRef, useState } from 'preact/hooks';
import type { Outcome } from '../src/archive/ports';
import type { DingTalkExport } from '../src/import/dingtalk-export';
import type { Person } from '../src/import/dingtalk-sightings';
import { type Ports, usePorts } from '../src/ui/ports';
import { isAbort, type Problem, problemOf } from '../src/ui/problem';
import { imported, isArchiveFile, surveyed, type Arrival, type Progress, type Survey, type Work } from './archive-import';
import { MailboxUnread, type MailSource, readMails, type ReadMails } from './mail-restore';

type Refused = Extract<Outcome, { outcome: 'refused' }>['why'];

export type ImportState =
  | { readonly kind: 'idle' }
  /** A file is being looked through; nothing is taken yet. */
  | { readonly kind: 'reading'; readonly progress: Progress }
  /** An export of DingTalk's; `me` is the key of the user among `people`, or null until they say which they are. */
  | { readonly kind: 'read'; readonly file: DingTalkExport; readonly people: readonly Person[]; readonly me: string | null }
  /** A file of ours, or one that was made of `mails`. */
  | { readonly kind: 'surveyed'; readonly file: File; readonly survey: Survey; readonly mails: ReadMails | null }
  | { readonly kind: 'running'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly added: number }
  | { readonly kind: 'arrived'; readonly arrival: Arrival }
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

async function look(work: Work): Promise<ImportState> {
  if (!(await isArchiveFile(work.file))) return readDingTalk(work.file);
  return { kind: 'surveyed', file: work.file, survey: await surveyed(work), mails: null };
}

async function lookAtMails(
  source: MailSource,
  key: string | null,
  background: Ports['background'],
  work: Omit<Work, 'file'>,
): Promise<ImportState> {
  try {
    const { file, mails } = await readMails(source, key, background, work);
    return { kind: 'surveyed', file, survey: await surveyed({ ...work, file }), mails };
  } catch (error) {
    if (error instanceof MailboxUnread) return { kind: 'unread', trouble: error.trouble };
    throw error;
  }
}

/** Imports a file: one of ours, or one of DingTalk's command-line client. It is looked through first, and taken when the user says so. */
export function useImport(version: string): Importing {
  const { background, clock } = usePorts();
  const [state, setState] = useState<ImportState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);

  const deliver = async (file: DingTalkExport, me: string): Promise<ImportState> => {
    const { dingTalkSightings } = await import('../src/import/dingtalk-sightings');
    const sightings = dingTalkSightings(file, me, { at: clock(), newId: () => crypto.randomUUID(), version });
    let added = 0;
    for (const [done, sighting] of sightings.entries()) {
      setState({ kind: 'running', progress: { done, total: sightings.length } });
      const outcome = await background.importSighting(sighting);
      if (outcome.outcome === 'refused') return { kind: 'refused', why: outcome.why };
      added += outcome.added;
    }
    return { kind: 'done', added };
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
      const { file } = state;
      run('running', file, async (work) => ({ kind: 'arrived', arrival: await imported({ ...work, file }, background.restore) }));
    }
    if (state.kind === 'read' && state.me !== null) {
      const { file, me } = state;
      run('running', null, async () => deliver(file, me));
    }
  };

  return {
    state,
    start,
    read: (file) => run('reading', file, async (work) => look({ ...work, file })),
    readMails: (source, key) => run('reading', null, async (work) => lookAtMails(source, key, background, work)),
    choose: (me) => setState((old) => (old.kind === 'read' ? { ...old, me } : old)),
    cancel: () => running.current?.abort(),
  };
}
