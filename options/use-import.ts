import { useState } from 'preact/hooks';
import type { Outcome } from '../src/archive/ports';
import type { DingTalkExport } from '../src/import/dingtalk-export';
import type { Person } from '../src/import/dingtalk-sightings';
import { usePorts } from '../src/ui/ports';
import { type Problem, problemOf } from '../src/ui/problem';

type Refused = Extract<Outcome, { outcome: 'refused' }>['why'];

export type ImportState =
  | { readonly kind: 'idle' }
  /** `me` is the key of the user among `people`, or null until they say which they are. */
  | { readonly kind: 'read'; readonly file: DingTalkExport; readonly people: readonly Person[]; readonly me: string | null }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly added: number }
  | { readonly kind: 'foreign'; readonly where: string }
  | { readonly kind: 'refused'; readonly why: Refused }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type Importing = {
  readonly state: ImportState;
  readonly read: (file: File) => Promise<void>;
  readonly choose: (me: string) => void;
  readonly start: () => Promise<void>;
};

/** What was read of a file, or what is wrong with it. The reader of the format is loaded with the first file. */
async function readFile(file: File): Promise<ImportState> {
  const { NotADingTalkExport, readDingTalkExport } = await import('../src/import/dingtalk-export');
  const { ownKey, peopleIn } = await import('../src/import/dingtalk-sightings');
  try {
    const content = readDingTalkExport(await file.text());
    return { kind: 'read', file: content, people: peopleIn(content), me: ownKey(content) };
  } catch (error) {
    if (error instanceof NotADingTalkExport) return { kind: 'foreign', where: error.where };
    return { kind: 'failed', problem: problemOf(error) };
  }
}

/** Imports an export of DingTalk's command-line client: read it, say who the user is in it, hand it to the archive. */
export function useImport(version: string): Importing {
  const { background, clock } = usePorts();
  const [state, setState] = useState<ImportState>({ kind: 'idle' });

  const deliver = async (file: DingTalkExport, me: string): Promise<ImportState> => {
    const { dingTalkSightings } = await import('../src/import/dingtalk-sightings');
    const sightings = dingTalkSightings(file, me, { at: clock(), newId: () => crypto.randomUUID(), version });
    let added = 0;
    for (const [done, sighting] of sightings.entries()) {
      setState({ kind: 'running', done, total: sightings.length });
      const outcome = await background.importSighting(sighting);
      if (outcome.outcome === 'refused') return { kind: 'refused', why: outcome.why };
      added += outcome.added;
    }
    return { kind: 'done', added };
  };

  return {
    state,
    read: async (file) => setState(await readFile(file)),
    choose: (me) => setState((old) => (old.kind === 'read' ? { ...old, me } : old)),
    start: async () => {
      if (state.kind !== 'read' || state.me === null) return;
      try {
        setState(await deliver(state.file, state.me));
      } catch (error) {
        setState({ kind: 'failed', problem: problemOf(error) });
      }
    },
  };
}
