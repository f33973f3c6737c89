import { useState } from 'preact/hooks';
import { type Case, most } from '../../src/cases/case';
import type { FileToHandIn } from '../../src/cases/fits';
import { text } from '../../src/platform/i18n';
import { FormDialog } from '../../src/ui/dialog';
import { DueMark } from '../../src/ui/cases/due-mark';
import { Icon } from '../../src/ui/icon';
import { Notice, ProblemNotice } from '../../src/ui/notice';
import { Checklist } from './checklist';
import { DeadlinePart } from './deadline-part';
import { ExhibitList } from './exhibit-list';
import { FactsPart } from './facts-part';
import { LimitsPart } from './limits-part';
import { PackStatus } from './pack-status';
import { useTyped } from './saved-text';
import { type Changing, useCase } from './use-case';
import { type CasePacking, useCasePack } from './use-case-pack';

function Deleting({ close, remove }: { readonly close: () => void; readonly remove: () => Promise<void> }) {
  const submit = (): void => {
    remove().then(
      () => location.assign('#view=cases'),
      // What went wrong is told on the page.
      () => close(),
    );
  };
  return (
    <FormDialog title={text('caseDelete')} close={close} submit={submit}>
      <p>{text('caseDeleteSure')}</p>
      <div class="dialog-acts">
        <button type="button" class="button" onClick={close}>
          {text('cancel')}
        </button>
        <button type="submit" class="button danger">
          {text('caseDelete')}
        </button>
      </div>
    </FormDialog>
  );
}

type HeadProps = { readonly of: Case; readonly changing: Changing; readonly packing: CasePacking };

/** The name of the case, how it stands, and what can be done with the whole of it. */
function Head({ of, changing, packing }: HeadProps) {
  const [isDeleting, setDeleting] = useState(false);
  const [withProofs, setWithProofs] = useState(false);
  const name = useTyped(of.name, (words) => changing.change({ do: 'set', fields: { name: words } }));
  return (
    <header class="case-head">
      <h1>
        <input
          class="case-name"
          dir="auto"
          aria-label={text('caseName')}
          placeholder={text('caseUnnamed')}
          maxLength={most.title}
          autocomplete="off"
          value={name.value}
          onInput={(event) => name.type(event.currentTarget.value)}
          onBlur={name.flush}
        />
      </h1>
      <DueMark of={of} />
      <span class="case-head-acts">
        <label class="check" title={text('casePackProofsMore')}>
          <input type="checkbox" checked={withProofs} onChange={(event) => setWithProofs(event.currentTarget.checked)} />
          <span>{text('casePackProofs')}</span>
        </label>
        <button
          type="button"
          class="button main"
          disabled={of.exhibits.length === 0 || packing.state.kind === 'running'}
          onClick={() => packing.start(of, { withProofs })}
        >
          <Icon name="export" />
          <span>{text('casePack')}</span>
        </button>
        <button type="button" class="quiet" onClick={() => setDeleting(true)}>
          {text('caseDelete')}
        </button>
      </span>
      {isDeleting && <Deleting close={() => setDeleting(false)} remove={changing.remove} />}
    </header>
  );
}

/** What the last pack had in it, as long as it is said. */
const packedFiles = ({ state }: CasePacking): readonly FileToHandIn[] | null => (state.kind === 'saved' ? state.pack.toHandIn : null);

/** One case: its exhibits in order, and beside them what it is about, until when, and what is asked for. */
export function CaseView({ id }: { readonly id: string }) {
  const changing = useCase(id);
  const packing = useCasePack();
  const { shown, loaded, problem, change } = changing;
  if (!shown) {
    return (
      <main class="case-list">
        <h1 class="unseen">{text('casesTitle')}</h1>
        {loaded.problem && <ProblemNotice problem={loaded.problem} retry={loaded.reload} />}
        {shown === null && <Notice title={text('caseGone')} />}
      </main>
    );
  }
  return (
    <main class="case">
      <Head of={shown} changing={changing} packing={packing} />
      <div class="case-main">
        {(problem ?? loaded.problem) && <ProblemNotice problem={problem ?? loaded.problem ?? 'unknown'} />}
        <PackStatus of={shown} packing={packing} />
        <ExhibitList of={shown} change={change} />
      </div>
      <aside class="case-aside" aria-label={text('details')} tabIndex={0}>
        <DeadlinePart of={shown} change={change} />
        <Checklist of={shown} />
        <LimitsPart of={shown} packed={packedFiles(packing)} />
        <FactsPart of={shown} change={change} />
      </aside>
    </main>
  );
}
