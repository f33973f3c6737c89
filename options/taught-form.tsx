import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { checkTaught, type TaughtProblem } from '../content-scripts/reader/check-taught';
import type { Taught } from '../content-scripts/reader/taught';
import { text } from '../src/platform/i18n';

const onlyPlace = { missing: 'taughtMissing', unknown: 'taughtUnknown', selector: 'taughtBadSelector' } as const;

function wordsOf(problem: TaughtProblem): string {
  if (problem.what === 'json') return text('taughtNotJson', problem.detail);
  if (problem.what === 'host') return text('taughtWrongHost', problem.said, problem.wanted);
  if (problem.what === 'value') return text('taughtBadValue', problem.path, problem.expected, problem.found);
  return text(onlyPlace[problem.what], problem.path);
}

/** Everything that is wrong with a taught page, and where; read out as it appears. */
export function TaughtProblems({ id, problems }: { readonly id?: string; readonly problems: readonly TaughtProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="problem" role="alert" id={id}>
      <div>
        <strong>{text('taughtProblems')}</strong>
        <ul>
          {problems.map((problem) => (
            <li key={wordsOf(problem)}>{wordsOf(problem)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export type TaughtFormProps = {
  readonly host: string;
  /** What is stored for the host, valid or not. */
  readonly stored: unknown;
  readonly save: (taught: Taught) => void;
  readonly cancel: () => void;
};

/** What was taught of a host as JSON in a text field; nothing is saved before all of it is valid. */
export function TaughtForm({ host, stored, save, cancel }: TaughtFormProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [json, setJson] = useState(() => JSON.stringify(stored, null, 2));
  const [problems, setProblems] = useState<readonly TaughtProblem[]>([]);
  useEffect(() => field.current?.focus(), []);
  const submit = (): void => {
    const checked = checkTaught(json, host);
    setProblems(checked.problems);
    if (checked.taught) save(checked.taught);
    else field.current?.focus();
  };
  return (
    <form
      class="taught-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <textarea
        ref={field}
        class="field json"
        rows={16}
        dir="ltr"
        spellcheck={false}
        aria-label={text('taughtEditHost', host)}
        aria-invalid={problems.length > 0}
        {...(problems.length > 0 ? { 'aria-describedby': id } : {})}
        value={json}
        onInput={({ currentTarget }) => setJson(currentTarget.value)}
      />
      <TaughtProblems id={id} problems={problems} />
      <div class="taught-actions">
        <button type="submit" class="button main">
          {text('taughtSave')}
        </button>
        <button type="button" class="button" onClick={cancel}>
          {text('cancel')}
        </button>
      </div>
    </form>
  );
}
