import { useCallback, useRef, useState } from 'preact/hooks';
import type { ExportFormat, ExportProgress, ExportWhat, ReportProgress } from './export-port';
import { usePorts } from './ports';
import { isAbort, type Problem, problemOf } from './problem';
import { openMail, saveFile } from './save-file';

export type ExportWay = ExportFormat | 'compose';
type ExportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: ExportProgress }
  | { readonly kind: 'saved'; readonly fileName: string }
  | { readonly kind: 'composed' }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly again: () => void };

export type Exporting = {
  readonly state: ExportState;
  readonly start: (what: ExportWhat, way: ExportWay) => void;
  readonly cancel: () => void;
  readonly dismiss: () => void;
};

/** Runs one export at a time and tells how it goes; a finished file is saved at once. */
export function useExport(): Exporting {
  const { exporting } = usePorts();
  const [state, setState] = useState<ExportState>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);

  const run = useCallback(
    async (what: ExportWhat, way: ExportWay, signal: AbortSignal): Promise<ExportState> => {
      const report: ReportProgress = (progress) => signal.aborted || setState({ kind: 'running', progress });
      if (way === 'compose') {
        openMail(await exporting.composeMail(what, signal, report));
        return { kind: 'composed' };
      }
      const { fileName, blob } = await exporting.exportChats(what, way, signal, report);
      signal.throwIfAborted();
      saveFile(fileName, blob);
      return { kind: 'saved', fileName };
    },
    [exporting],
  );

  const start = useCallback(
    (what: ExportWhat, way: ExportWay) => {
      running.current?.abort();
      const aborter = new AbortController();
      running.current = aborter;
      setState({ kind: 'running', progress: { done: 0, total: null } });
      const show = (next: ExportState): void => {
        if (running.current === aborter) setState(next);
      };
      run(what, way, aborter.signal).then(show, (error: unknown) =>
        show(isAbort(error) ? { kind: 'idle' } : { kind: 'failed', problem: problemOf(error), again: () => start(what, way) }),
      );
    },
    [run],
  );

  const cancel = useCallback(() => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  }, []);
  return { state, start, cancel, dismiss: cancel };
}
