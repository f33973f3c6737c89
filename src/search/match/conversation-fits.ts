import type { Conversation } from '../../archive/ports';
import { fold } from '../fold/fold';
import type { Query } from '../terms';

/** What a search knows of a conversation: all that its messages do not say themselves. */
export type Facts = Pick<Conversation, 'key' | 'console' | 'account' | 'peer' | 'gaps'> & {
  readonly hasNote: boolean;
  readonly tags: readonly string[];
};

/** A condition on the conversation alone. */
export type ConversationTerm =
  | Extract<Query, { kind: 'account' | 'with' | 'in' | 'conversation' | 'tag' }>
  | { readonly kind: 'has'; readonly what: 'gap' | 'note' };

export function isConversationTerm(query: Query): query is ConversationTerm {
  if (query.kind === 'has') return query.what === 'gap' || query.what === 'note';
  return ['account', 'with', 'in', 'conversation', 'tag'].includes(query.kind);
}

const isPartOf = (name: string, whole: string | null): boolean => whole !== null && fold(whole).includes(fold(name));

/** Whether a conversation fits. Names fit where they are part of the real one, folded; a tag, a console and a key only as a whole. */
export function conversationFits(term: ConversationTerm, facts: Facts): boolean {
  switch (term.kind) {
    case 'account':
      return term.name === null ? facts.account === null : isPartOf(term.name, facts.account);
    case 'with':
      return isPartOf(term.name, facts.peer.name) || isPartOf(term.name, facts.peer.id);
    case 'in':
      return facts.console === term.console;
    case 'conversation':
      return facts.key === term.key;
    case 'tag':
      return facts.tags.some((tag) => fold(tag) === fold(term.name));
    case 'has':
    default:
      return term.what === 'gap' ? facts.gaps.length > 0 : facts.hasNote;
  }
}
