import type { Conversation } from '../archive/ports';
import { text } from '../platform/i18n';
import type { KnownNames } from '../search/language/complete';
import { consoleName } from './console-name';

const distinct = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names)].filter((name): name is string => name !== null);

/** What the search box can offer as values. */
export function knownNames(conversations: readonly Conversation[], tags: readonly string[]): KnownNames {
  return {
    consoles: distinct(conversations.map(({ console }) => console)).map((id) => ({ id, name: consoleName(id) })),
    accounts: distinct(conversations.map(({ account }) => account)),
    contacts: distinct(conversations.map(({ peer }) => peer.name ?? peer.id)),
    tags,
    dates: text('dateWords').split(/\s+/),
  };
}
