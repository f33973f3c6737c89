import { type Completeness, completenessOf } from '../archive/completeness/statement';
import type { Conversation } from '../archive/ports';
import { usePorts } from './ports';
import { useLoad } from './use-load';

/** What the archive can prove of a conversation, asked anew as it grows; undefined while it is not known, and where there is none. */
export function useCompleteness(conversation: Conversation | null | undefined): Completeness | undefined {
  const { archive } = usePorts();
  const stand =
    conversation &&
    [conversation.key, conversation.total, conversation.fromStart, conversation.lastSeen, JSON.stringify(conversation.gaps)].join(' ');
  return useLoad(async () => (conversation ? completenessOf(archive, conversation) : undefined), [archive, stand]).value;
}
