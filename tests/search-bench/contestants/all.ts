import type { Chat } from '../corpus/chats';
import type { Contestant, Open } from './contestant';

/** Each is loaded when it is chosen, so that a page that is opened for one does not read the others' code. */
const contestants = {
  ours: async () => (await import('./ours')).ours,
  minisearch: async () => (await import('./minisearch')).minisearch,
  flexsearch: async () => (await import('./flexsearch')).flexsearch,
  orama: async () => (await import('./orama')).orama,
  sqlite: async () => (await import('./sqlite')).sqlite,
  dexie: async () => (await import('./dexie')).dexie,
} as const satisfies Readonly<Record<string, () => Promise<Open>>>;

export type ContestantName = keyof typeof contestants;

export async function openContestant(name: ContestantName, chats: readonly Chat[]): Promise<Contestant> {
  return (await contestants[name]())(chats);
}
