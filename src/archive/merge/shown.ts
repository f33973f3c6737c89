import type { Attachment } from '../../domain/message';
import type { MessageRow } from '../stored';
import { comparable, type SeenRow } from './seen-row';

/** Who saw it, when (epoch ms), in which zone its times are written. */
export type Witnessed = { readonly at: number; readonly zone: string; readonly by: string };

/** A copy that lost its words, or was cut with an ellipsis. */
export function isPoorer(words: string, before: string): boolean {
  return words === '' || (/(?:…|\.{3})$/.test(words) && before.startsWith(words.replace(/(?:…|\.{3})$/, '').trimEnd()));
}

/** A page that was loaded earlier may still show words from before an edit. */
export function isOlderWording(message: MessageRow, words: string): boolean {
  return [message.firstText, ...message.later.filter((one) => one.what === 'edit').map((one) => one.text)].some(
    (text) => text !== null && comparable(text) === words,
  );
}

/** What a row shows, before anything is fetched. */
export function attachmentsOf(shown: SeenRow['row']['attachments']): readonly Attachment[] {
  return shown.map(({ kind, name, url }) => ({ kind, name, url, sha256: null, bytes: null, state: 'linked' }));
}
