import type { Change } from '../domain/page-signs';
import { text } from '../platform/i18n';

const words = {
  pane: 'changedPane',
  rows: 'changedRows',
  direction: 'changedDirection',
  sender: 'changedSender',
  time: 'changedTime',
  id: 'changedId',
  words: 'changedWords',
} as const;

/** What of a page is no longer found, as a list in the user's language. */
export function changeList(changed: readonly Change[], language: string): string {
  const items = [...new Set(changed)].map((change) => text(words[change]));
  return new Intl.ListFormat(language, { style: 'narrow', type: 'conjunction' }).format(items);
}
