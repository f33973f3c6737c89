import { useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { type Problem, problemOf } from '../src/ui/problem';
import { Section } from './section';

/** Deletes everything, once the word was typed. `deleted` is called when it is done. */
export function DeleteSection({ deleted }: { readonly deleted: () => void }) {
  const { background } = usePorts();
  const [typed, setTyped] = useState('');
  const [done, setDone] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  const word = text('deleteWord');
  const confirmed = typed.trim().toLowerCase() === word;
  const remove = async (): Promise<void> => {
    setFailed(null);
    try {
      await background.deleteAll({ typed: typed.trim() });
      setTyped('');
      setDone(true);
      deleted();
    } catch (error) {
      setFailed(problemOf(error));
    }
  };
  return (
    <Section title={text('optDelete')} more={text('optDeleteMore')}>
      <form
        class="entry delete"
        onSubmit={(event) => {
          event.preventDefault();
          if (confirmed) void remove();
        }}
      >
        <label>
          <span>{text('deleteLabel', word)}</span>
          <input class="field" type="text" autocomplete="off" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <button type="submit" class="button danger" disabled={!confirmed}>
          {text('optDelete')}
        </button>
      </form>
      <p role="status">{done && text('deleted')}</p>
      {failed && <ProblemNotice problem={failed} />}
    </Section>
  );
}
