import { useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import { type Problem, problemOf } from '../src/ui/problem';
import { Section } from './section';

const goes = ['deleteGoesChats', 'deleteGoesFiles', 'deleteGoesRuns', 'deleteGoesSettings'] as const;
const stays = ['deleteStaysExports', 'deleteStaysMail', 'deleteStaysShops', 'deleteStaysPermissions'] as const;

type FateProps = { readonly title: string; readonly things: typeof goes | typeof stays };

function Fate({ title, things }: FateProps) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {things.map((thing) => (
          <li key={thing}>{text(thing)}</li>
        ))}
      </ul>
    </div>
  );
}

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
    <Section name="delete" more={text('optDeleteMore')}>
      <div class="fates">
        <Fate title={text('deleteGoes')} things={goes} />
        <Fate title={text('deleteStays')} things={stays} />
      </div>
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
