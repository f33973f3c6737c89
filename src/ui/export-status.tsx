import { useEffect, useState } from 'preact/hooks';
import { text } from '../platform/i18n';
import type { ExportProgress } from './export-port';
import { numberText, percentText, sizeText } from './format';
import { Icon } from './icon';
import { LongWork } from './long-work';
import { ProblemNotice } from './notice';
import { usePorts } from './ports';
import type { Exporting } from './use-export';
import { useStay } from './use-stay';

function progressText({ done, total }: ExportProgress, language: string): string {
  if (done === 0) return text('savingStart');
  const written = numberText(done, language);
  return total === null ? text('savingSome', written) : text('savingOf', written, numberText(total, language));
}

function Running({ progress, cancel }: { readonly progress: ExportProgress; readonly cancel: () => void }) {
  const { language } = usePorts();
  return <LongWork name={text('saving')} told={progressText(progress, language)} {...progress} cancel={cancel} />;
}

type Dialog = typeof import('./export-dialog/export-dialog');

/** The dialog of what can be chosen; it comes into the page when it is first asked for. */
function Asking({ exporting: { asking, start, endAsking } }: { readonly exporting: Exporting }) {
  const [lazy, setLazy] = useState<Dialog | null>(null);
  const isWanted = asking !== null;
  useEffect(() => {
    if (isWanted) void import('./export-dialog/export-dialog').then(setLazy);
  }, [isWanted]);
  return lazy && asking && <lazy.ExportDialog what={asking} start={start} close={endAsking} />;
}

/** Says in the tab's own name how far it has come, for who works in another one. */
function useTitle(progress: ExportProgress | null): void {
  const { language } = usePorts();
  const share = progress?.total ? percentText(progress.done, progress.total, language) : null;
  useEffect(() => {
    if (share === null) return undefined;
    const { title } = document;
    document.title = `${share} · ${title}`;
    return () => void (document.title = title);
  }, [share]);
}

/** How the export goes, in a bar that is there only while there is something to say, and the dialog that asks how it is to be. Its end is read out. */
export function ExportStatus({ exporting }: { readonly exporting: Exporting }) {
  const { state, cancel, dismiss } = exporting;
  useStay(state.kind === 'running');
  useTitle(state.kind === 'running' ? state.progress : null);
  const { language } = usePorts();
  const done =
    state.kind === 'saved'
      ? text('savedAs', state.fileName, sizeText(state.bytes, language))
      : state.kind === 'composed'
        ? text('savedMail')
        : '';
  return (
    <>
      <Asking exporting={exporting} />
      <div class="unseen" role="status">
        {done}
      </div>
      {state.kind !== 'idle' && (
        <div class="export-status">
          {state.kind === 'running' && <Running progress={state.progress} cancel={cancel} />}
          {state.kind === 'failed' && <ProblemNotice problem={state.problem} retry={state.again} />}
          {done !== '' && (
            <>
              <Icon name="check" />
              <span class="said" aria-hidden="true">
                {done}
              </span>
            </>
          )}
          {state.kind !== 'running' && (
            <button type="button" class="icon-button" aria-label={text('dismiss')} title={text('dismiss')} onClick={dismiss}>
              <Icon name="close" />
            </button>
          )}
        </div>
      )}
    </>
  );
}
