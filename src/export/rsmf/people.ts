import type { MessageRecord } from '../../domain/message';
import type { ExportConversation } from '../request';
import type { Words } from '../words';
import type { RsmfParticipant } from './manifest';

/** Who takes part in a conversation: both sides, the page itself, and who else writes on either side. */
export class People {
  readonly #known = new Map<string, RsmfParticipant>();
  readonly #conversation: ExportConversation;

  constructor(conversation: ExportConversation, words: Words) {
    const { account, peer } = conversation;
    this.#conversation = conversation;
    this.#add('out', { id: 'own', display: account ?? words.ownSide, ...(account === null ? {} : { account_id: account }) });
    this.#add('in', {
      id: 'other',
      display: peer.name ?? peer.id ?? words.otherSide,
      ...(peer.id === null ? {} : { account_id: peer.id }),
    });
    this.#add('system', { id: 'system', display: words.kinds.system });
  }

  get all(): readonly RsmfParticipant[] {
    return [...this.#known.values()];
  }

  /** The id of who wrote a message; a name that is not the side's own makes a participant of its own. */
  idOf({ direction, sender }: MessageRecord): string {
    const { account, peer } = this.#conversation;
    const main = direction === 'out' ? account : peer.name;
    if (direction === 'system' || sender === null || sender.trim() === '' || sender === main)
      return this.#known.get(direction)?.id ?? 'system';
    const key = `${direction} ${sender}`;
    return (this.#known.get(key) ?? this.#add(key, { id: `p${this.#known.size - 2}`, display: sender })).id;
  }

  #add(key: string, participant: RsmfParticipant): RsmfParticipant {
    this.#known.set(key, participant);
    return participant;
  }
}
