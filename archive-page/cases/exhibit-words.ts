import type { Exhibit, ExhibitKind } from '../../src/cases/case';
import { text } from '../../src/platform/i18n';
import { print } from '../../src/search/language/print';
import { placeToHash, startPlace } from '../../src/ui/place';
import type { IconName } from '../../src/ui/icon';

const names = {
  conversation: 'exhibitConversation',
  days: 'exhibitDays',
  messages: 'exhibitMessages',
  order: 'exhibitOrder',
  note: 'exhibitNote',
  file: 'exhibitFile',
} as const;

const icons: Readonly<Record<ExhibitKind, IconName>> = {
  conversation: 'history',
  days: 'calendar',
  messages: 'select',
  order: 'card',
  note: 'edit',
  file: 'file',
};

/** What kind of thing an exhibit is. */
export const kindOfExhibit = ({ what }: Pick<Exhibit, 'what'>): string => text(names[what.kind]);

export function iconOfExhibit({ what }: Pick<Exhibit, 'what'>): IconName {
  if (what.kind !== 'file') return icons[what.kind];
  return what.type.startsWith('image/') ? 'image' : what.type.startsWith('video/') ? 'video' : 'file';
}

/** Where an exhibit is seen in the archive, as the hash of an address; null where it is nowhere there. */
export function hashOfExhibit({ what }: Pick<Exhibit, 'what'>, first: { conversation: string; order: number } | null): string | null {
  if (what.kind === 'conversation' || what.kind === 'days') return placeToHash({ ...startPlace, conversation: what.key });
  if (what.kind === 'order') return placeToHash({ ...startPlace, query: print({ kind: 'order', number: what.order }) });
  if (what.kind === 'messages' && first) return placeToHash({ ...startPlace, conversation: first.conversation, order: first.order });
  return null;
}
