import { useCallback, useRef, useState } from 'preact/hooks';
import {
  type ExportChoice,
  type ExportFormat,
  type ExportPort,
  type ExportProgress,
  type ExportWhat,
  type ReportProgress,
  usualChoice,
} from './export-port';
import { usePorts } from './ports';
import { isAbort, type Problem, problemOf } from './problem';
import { openMail, saveFile } from './save-file';

/** A format, an evidence pack, a draft in the mail program, or a question: the dialog then asks for all that can be chosen. */
export type ExportWay = ExportFormat | 'pack' | 'compose' | 'ask';
type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: ExportProgress }
  | { readonly kind: 'saved'; readonly fileName: string; readonly bytes: number }
  | { readonly kind: 'composed' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly again: () => void };

export type Exporting = {
  readonly state: ExportState;
  /** What the dialog is open for, or null. */
  readonly asking: ExportWhat | null;
  readonly start: (what: ExportWhat, way: ExportWay, choice?: ExportChoice) => void;
  readonly endAsking: () => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
};

function packed({ exportPack }: ExportPort): NonNullable<ExportPort['exportPack']> {
  if (!exportPack) throw new Error('there are no packs here');
  return exportPack;
}

/** Runs one export at a time and tells how it goes; a finished file is saved at once. */
export function useExport(): Exporting {
  const { exporting } = usePorts();
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const [asking, setAsking] = useState<ExportWhat | null>(null);
  const running = useRef<AbortController | null>(null);

  const run = useCallback(
    async (what: ExportWhat, way: Exclude<ExportWay, 'ask'>, choice: ExportChoice, signal: AbortSignal): Promise<ExportState> => {
      const report: ReportProgress = (progress) => signal.aborted || setState({ kind: 'running', progress });
      if (way === 'compose') {
        openMail(await exporting.composeMail(what, signal, report));
        return { kind: 'composed' };
      }
      const { fileName, blob } = await (way === 'pack'
        ? packed(exporting)(what, choice, signal, report)
        : exporting.exportChats(what, way, choice, signal, report));
      signal.throwIfAborted();
      saveFile(fileName, blob);
      return { kind: 'saved', fileName, bytes: blob.size };
    },
    [exporting],
  );

  const start = useCallback(
    (what: ExportWhat, way: ExportWay, choice: ExportChoice = usualChoice) => {
      setAsking(way === 'ask' ? what : null);
      if (way === 'ask') return;
      running.current?.abort();
      const aborter = new AbortController();
      running.current = aborter;
      setState({ kind: 'running', progress: { done: 0, total: null } });
      const show = (next: ExportState): void => {
        if (running.current === aborter) setState(next);
      };
      run(what, way, choice, aborter.signal).then(show, (error: unknown) =>
        show(isAbort(error) ? { kind: 'idle' } : { kind: 'failed', problem: problemOf(error), again: () => start(what, way, choice) }),
      );
    },
    [run],
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  }, []);
  return { state, asking, start, endAsking: () => setAsking(null), cancel, dismiss: cancel };
}
