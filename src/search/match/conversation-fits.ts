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

function isNamed(real: string | null, name: string, isWhole: boolean): boolean {
  if (real === null) return false;
  return isWhole ? fold(real) === fold(name) : fold(real).includes(fold(name));
}

/** Whether a conversation fits. Names are compared folded, and fit where they are part of the real one, or all of it where they are whole; a tag, a console and a key only as a whole. */
export function conversationFits(term: ConversationTerm, facts: Facts): boolean {
  switch (term.kind) {
    case 'account':
      return term.name === null ? facts.account === null : isNamed(facts.account, term.name, term.whole === true);
    case 'with':
      return [facts.peer.name, facts.peer.id].some((real) => isNamed(real, term.name, term.whole === true));
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
