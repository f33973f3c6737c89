import { useRef, useState } from 'preact/hooks';
import type { Case } from '../../src/cases/case';
import type { CasePack, PackChoice, PackProgress } from '../../src/ui/cases/case-pack-port';
import { usePorts } from '../../src/ui/ports';
import { isAbort, type Problem, problemOf } from '../../src/ui/problem';
import { saveFile } from '../../src/ui/save-file';

export type Packing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: PackProgress }
  | { readonly kind: 'saved'; readonly pack: CasePack }
  | { readonly kind: 'failed'; readonly problem: Problem; readonly choice: PackChoice };

export type CasePacking = { readonly state: Packing; readonly start: (of: Case, choice: PackChoice) => void; readonly cancel: () => void };

function saved(pack: CasePack, show: (next: Packing) => void): void {
  for (const { fileName, blob } of pack.zips) saveFile(fileName, blob);
  show({ kind: 'saved', pack });
}

/** Makes the pack of a case and saves its zips; one at a time. */
export function useCasePack(): CasePacking {
  const { exportCase } = usePorts();
  const [state, setState] = useState<Packing>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  const start = (of: Case, choice: PackChoice): void => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const show = (next: Packing): void => void (running.current === own && setState(next));
    show({ kind: 'running', progress: { exhibit: 0, done: 0 } });
    exportCase(of, choice, own.signal, (progress) => show({ kind: 'running', progress })).then(
      (pack) => own.signal.aborted || saved(pack, show),
      (error: unknown) => show(isAbort(error) ? { kind: 'idle' } : { kind: 'failed', problem: problemOf(error), choice }),
    );
  };
  const cancel = (): void => {
    running.current?.abort();
    running.current = null;
    setState({ kind: 'idle' });
  };
  return { state, start, cancel };
}
