import type { Case } from '../../src/cases/case';
import { text } from '../../src/platform/i18n';
import { numberOfExhibit } from '../../src/ui/cases/exhibit-number';
import { sizeText } from '../../src/ui/format';
import { Icon } from '../../src/ui/icon';
import { LongWork } from '../../src/ui/long-work';
import { ProblemNotice } from '../../src/ui/notice';
import { usePorts } from '../../src/ui/ports';
import { useStay } from '../../src/ui/use-stay';
import type { CasePacking } from './use-case-pack';

/** How the making of a pack goes, and what came of it. */
export function PackStatus({ of, packing }: { readonly of: Case; readonly packing: CasePacking }) {
  const { language } = usePorts();
  const { state, start, cancel } = packing;
  useStay(state.kind === 'running');
  if (state.kind === 'idle') return null;
  if (state.kind === 'failed') return <ProblemNotice problem={state.problem} retry={() => start(of, state.choice)} />;
  if (state.kind === 'running') {
    const { exhibit } = state.progress;
    return (
      <LongWork
        name={text('saving')}
        told={text('casePacking', numberOfExhibit(exhibit), of.exhibits[exhibit]?.title ?? '')}
        done={exhibit}
        total={of.exhibits.length}
        cancel={cancel}
      />
    );
  }
  const { zips, leftOut } = state.pack;
  return (
    <div class="pack-saved" role="status">
      <Icon name="check" />
      <div>
        {zips.map(({ fileName, blob }) => (
          <p key={fileName}>{text('savedAs', fileName, sizeText(blob.size, language))}</p>
        ))}
        {leftOut.length > 0 && <p class="pack-left-out">{text('casePackLeftOut', leftOut.map(numberOfExhibit).join(', '))}</p>}
      </div>
      <button type="button" class="icon-button" aria-label={text('dismiss')} title={text('dismiss')} onClick={cancel}>
        <Icon name="close" />
      </button>
    </div>
  );
}
