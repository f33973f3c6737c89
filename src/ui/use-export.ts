import { useCallback, useRef, useState } from 'preact/hooks';
import {
  type ExportChoice,
  type ExportFormat,
  type ExportProgress,
  type ExportWhat,
  type ReportProgress,
  usualChoice,
} from './export-port';
import { usePorts } from './ports';
import { remembered } from './remembered-export';
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

/**
 * Runs one export at a time and tells how it goes; a finished file is saved at once. What is begun is remembered until it has ended: where the page is
 * closed before, the archive page goes on with it, by itself where `handsOver` is set, else when it is told to.
 */
export function useExport(handsOver = false): Exporting {
  const { exporting, background, clock } = usePorts();
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
      const make = async () =>
        way === 'pack' ? exporting.exportPack(what, choice, signal, report) : exporting.exportChats(what, way, choice, signal, report);
      const { fileName, blob } = await remembered({ what, way, choice }, clock(), handsOver ? background : null, make);
      signal.throwIfAborted();
      saveFile(fileName, blob);
      return { kind: 'saved', fileName, bytes: blob.size };
    },
    [exporting, background, clock, handsOver],
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
