import { useState } from 'preact/hooks';
import type { Case } from '../../src/cases/case';
import { inLanguage } from '../../src/cases/preset';
import { presetOf } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { DueMark } from '../../src/ui/cases/due-mark';
import { caseHash, caseName, deadlineText } from '../../src/ui/cases/due-words';
import { counted } from '../../src/ui/counted';
import { Icon } from '../../src/ui/icon';
import { Notice, ProblemNotice } from '../../src/ui/notice';
import { usePorts } from '../../src/ui/ports';
import { useEvery } from '../../src/ui/use-every';
import { useLoad } from '../../src/ui/use-load';
import { NewCase } from './case-dialog';

/** How often other pages' changes are looked for, in ms. */
const everyMs = 5000;

function Row({ of }: { readonly of: Case }) {
  const { language } = usePorts();
  return (
    <li class={`case-row${of.status === 'open' ? '' : ' is-done'}`}>
      <a href={caseHash(of.id)}>
        <span class="case-row-words">
          <bdi class="case-row-name">{caseName(of)}</bdi>
          <span class="soft">
            {inLanguage(presetOf(of.preset).name, language)} · {counted(of.exhibits.length, language, 'exhibitsOne', 'exhibitsOther')}
          </span>
        </span>
        <span class="case-row-due">
          <DueMark of={of} />
          {of.status === 'open' && of.deadline !== null && <span class="soft small number">{deadlineText(of)}</span>}
        </span>
      </a>
    </li>
  );
}

/** Every case, the one whose deadline comes first before the others. */
export function CaseList() {
  const { cases } = usePorts();
  const all = useLoad(async () => cases.cases(), [cases]);
  const [isNew, setNew] = useState(false);
  useEvery(everyMs, all.reload);
  return (
    <main class="case-list">
      {all.problem && <ProblemNotice problem={all.problem} retry={all.reload} />}
      {all.value?.length === 0 && (
        <Notice title={text('casesNone')}>
          <p>{text('casesNoneMore')}</p>
        </Notice>
      )}
      <div class={all.value?.length === 0 ? 'case-list-first' : 'case-list-bar'}>
        <button type="button" class="button" onClick={() => setNew(true)}>
          <Icon name="case" />
          <span>{text('caseNew')}</span>
        </button>
      </div>
      <ul class="case-rows">
        {(all.value ?? []).map((one) => (
          <Row key={one.id} of={one} />
        ))}
      </ul>
      {isNew && <NewCase close={() => setNew(false)} />}
    </main>
  );
}
