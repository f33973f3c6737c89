import type { Note } from '../../domain/note';
import { text } from '../../platform/i18n';
import './tags.css';

/** So many tags are named in a row of a list; the rest is counted. */
const named = 2;

/** In a list: the tags of a conversation. Nothing where it has none. */
export function TagMarks({ note }: { readonly note: Note | undefined }) {
  const tags = note?.tags ?? [];
  if (tags.length === 0) return null;
  return (
    <span class="tag-marks" title={tags.join(', ')}>
      <span class="unseen">{text('tagsHeading')}: </span>
      {tags.slice(0, named).map((tag) => (
        <bdi key={tag} class="tag-mark">
          {tag}
        </bdi>
      ))}
      {tags.length > named && <span class="tag-mark number">+{tags.length - named}</span>}
    </span>
  );
}
