import { useId } from 'preact/hooks';
import { maxNote, type OtherText } from '../../domain/note';
import { text } from '../../platform/i18n';
import { dateOnly } from '../format';
import { ProblemNotice } from '../notice';
import { usePorts } from '../ports';
import type { Saving } from './note-saver';
import './noted.css';
import { TagField } from './tag-field';
import { useNote } from './use-note';

type OtherProps = { readonly other: OtherText; readonly take: () => void; readonly drop: () => void };

/** Words of another note that an import brought: to be put into the note, or dropped. */
function Other({ other, take, drop }: OtherProps) {
  const { language } = usePorts();
  return (
    <li class="other-note">
      <p class="small soft">{text('noteOther', dateOnly(other.changed, language))}</p>
      <p class="other-words" dir="auto">
        {other.text}
      </p>
      <div class="other-acts">
        <button type="button" class="quiet" onClick={take}>
          {text('noteTake')}
        </button>
        <button type="button" class="quiet" onClick={drop}>
          {text('noteDrop')}
        </button>
      </div>
    </li>
  );
}

const savingWords = (saving: Saving): string => (saving === 'saved' ? text('noteSaved') : saving === 'waiting' ? text('noteSaving') : '');

type NotedProps = {
  readonly conversation: string;
  readonly changed: () => void;
  /** Finds the conversations with a tag. */
  readonly searchFor: (tag: string) => void;
};

/** What the user notes about a conversation: tags, and words of their own. Both save themselves. */
export function Noted({ conversation, changed, searchFor }: NotedProps) {
  const id = useId();
  const { loaded, text: words, tags, others, known, saving, write, tag, flush } = useNote(conversation, changed);
  if (!loaded.value) return loaded.problem ? <ProblemNotice problem={loaded.problem} retry={loaded.reload} /> : null;
  const isFailed = saving !== 'none' && saving !== 'waiting' && saving !== 'saved';
  return (
    <section class="noted" aria-label={text('notesHeading')}>
      <TagField tags={tags} known={known} change={tag} searchFor={searchFor} />
      <div class="note-head">
        <label class="overline" for={id}>
          {text('noteLabel')}
        </label>
        <span class="small soft" role="status">
          {savingWords(saving)}
        </span>
      </div>
      <textarea
        id={id}
        class="note-field"
        dir="auto"
        rows={2}
        maxLength={maxNote}
        placeholder={text('notePlaceholder')}
        value={words}
        onInput={(event) => write(event.currentTarget.value)}
        onBlur={flush}
      />
      {isFailed && <ProblemNotice problem={saving} retry={flush} />}
      {others.length > 0 && (
        <ul class="other-notes">
          {others.map((other) => (
            <Other
              key={other.changed}
              other={other}
              take={() => write(words.trim() === '' ? other.text : `${words.trimEnd()}\n\n${other.text}`, [other.changed])}
              drop={() => write(words, [other.changed])}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
