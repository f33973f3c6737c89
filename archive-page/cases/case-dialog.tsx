import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Conversation } from '../../src/archive/ports';
import type { Case, Exhibit } from '../../src/cases/case';
import type { CaseWish } from '../../src/cases/case-change';
import { presets } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { FormDialog } from '../../src/ui/dialog';
import { DueMark } from '../../src/ui/cases/due-mark';
import { caseHash, caseName } from '../../src/ui/cases/due-words';
import { ProblemNotice } from '../../src/ui/notice';
import { peerName } from '../../src/ui/parties';
import { usePorts } from '../../src/ui/ports';
import { type Problem, problemOf } from '../../src/ui/problem';
import { useLoad } from '../../src/ui/use-load';
import { Labelled } from './labelled';
import { newFields, presetFor } from './new-fields';
import { PresetChoice } from './preset-choice';
import './case-dialog.css';

/** What is to go into a case. */
export type Offer = {
  /** What it begins a new case with. */
  readonly name: string;
  readonly conversation: Conversation | null;
  readonly exhibits: readonly Exhibit[];
  /** The kept files of these messages; exhibits of their own if the user wants that. */
  readonly files: readonly Exhibit[];
};

type FreshProps = {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly preset: string;
  readonly setPreset: (preset: string) => void;
};

/** What a new case is called, and what kind it is. */
function Fresh({ name, setName, preset, setPreset }: FreshProps) {
  return (
    <>
      <Labelled label={text('caseName')}>
        {(id) => (
          <input
            id={id}
            class="field"
            dir="auto"
            maxLength={300}
            autocomplete="off"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Labelled>
      <PresetChoice chosen={preset} choose={setPreset} />
    </>
  );
}

function Acts({ does, disabled, close }: { readonly does: string; readonly disabled: boolean; readonly close: () => void }) {
  return (
    <div class="dialog-acts">
      <button type="button" class="button" onClick={close}>
        {text('cancel')}
      </button>
      <button type="submit" class="button main" disabled={disabled}>
        {does}
      </button>
    </div>
  );
}

/** Asks for the name of a new case and opens it. */
export function NewCase({ close }: { readonly close: () => void }) {
  const { background } = usePorts();
  const [name, setName] = useState('');
  const [preset, setPreset] = useState(presets[0]?.id ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = (): void => {
    const id = crypto.randomUUID();
    background.setCase({ wish: 'make', id, fields: newFields(name.trim(), preset, null), exhibits: [] }).then(
      () => location.assign(caseHash(id)),
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  return (
    <FormDialog title={text('caseNew')} close={close} submit={submit}>
      {problem && <ProblemNotice problem={problem} />}
      <Fresh name={name} setName={setName} preset={preset} setPreset={setPreset} />
      <Acts does={text('caseNew')} disabled={false} close={close} />
    </FormDialog>
  );
}

type AddProps = {
  readonly offer: Offer;
  readonly close: () => void;
  readonly added: (to: Case) => void;
};

const fresh = '';

/** Whether something most likely belongs to a case: the case has the same other side, or already holds of the same conversation. */
function isOf({ parties, exhibits }: Case, { conversation }: Offer): boolean {
  if (!conversation) return false;
  return parties.other === peerName(conversation) || exhibits.some(({ what }) => 'key' in what && what.key === conversation.key);
}

/** Asks into which case something is to go, and puts it there. */
export function AddToCase({ offer, close, added }: AddProps) {
  const { background, cases } = usePorts();
  const open = useLoad(async () => (await cases.cases()).filter(({ status }) => status === 'open'), [cases]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState(offer.name.slice(0, 300));
  const [preset, setPreset] = useState(offer.conversation ? presetFor(offer.conversation) : 'other');
  const [withFiles, setWithFiles] = useState(true);
  const [problem, setProblem] = useState<Problem | null>(null);
  const into = chosen ?? open.value?.find((one) => isOf(one, offer))?.id ?? fresh;
  const submit = (): void => {
    const exhibits = [...offer.exhibits, ...(withFiles ? offer.files : [])];
    const id = into === fresh ? crypto.randomUUID() : into;
    const wish: CaseWish =
      into === fresh
        ? { wish: 'make', id, fields: newFields(name.trim(), preset, offer.conversation), exhibits }
        : { wish: 'change', id, changes: [{ do: 'add', exhibits }] };
    background.setCase(wish).then(
      (to) => (to ? added(to) : open.reload()),
      (error: unknown) => setProblem(problemOf(error)),
    );
  };
  // Only what is there already is given the focus.
  if (!open.value && !open.problem) return null;
  const choice = (value: string, words: ComponentChildren) => (
    <label key={value} class="check">
      <input type="radio" name="case" checked={into === value} onChange={() => setChosen(value)} />
      <span>{words}</span>
    </label>
  );
  return (
    <FormDialog title={text('caseAdd')} close={close} submit={submit}>
      {(problem ?? open.problem) && <ProblemNotice problem={problem ?? open.problem ?? 'unknown'} />}
      {open.value && open.value.length > 0 && (
        <fieldset class="case-choices">
          <legend class="overline">{text('caseAddTo')}</legend>
          {open.value.map((one) =>
            choice(
              one.id,
              <>
                <bdi>{caseName(one)}</bdi>
                <DueMark of={one} />
              </>,
            ),
          )}
          {choice(fresh, text('caseNew'))}
        </fieldset>
      )}
      {open.value && into === fresh && <Fresh name={name} setName={setName} preset={preset} setPreset={setPreset} />}
      {offer.files.length > 0 && (
        <label class="check">
          <input type="checkbox" checked={withFiles} onChange={(event) => setWithFiles(event.currentTarget.checked)} />
          <span>{text('caseAddFiles')}</span>
        </label>
      )}
      <Acts does={text('caseAddDo')} disabled={!open.value} close={close} />
    </FormDialog>
  );
}
