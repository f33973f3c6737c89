import type { Sighting } from '../../../src/domain/sighting';
import type { Outcome } from '../ports';

/** Stands for the background: keeps what it is sent, or answers as it is told. */
export class FakeArchive {
  readonly received: Sighting[] = [];
  readonly offered: string[] = [];
  /** What to answer instead of storing; a string is thrown. */
  answer: Outcome | string | null = null;

  readonly deliver = (sighting: Sighting): Promise<Outcome> => {
    this.offered.push(sighting.id);
    if (typeof this.answer === 'string') return Promise.reject(new Error(this.answer));
    if (this.answer) return Promise.resolve(this.answer);
    this.received.push(sighting);
    return Promise.resolve({ outcome: 'stored' });
  };

  /** The texts of each sighting of one peer. */
  runs(peer: string): readonly (readonly string[])[] {
    return this.received.filter(({ parties }) => parties.peer.name === peer).map(({ rows }) => rows.map(({ text }) => text));
  }

  /** All texts ever received for one peer, each once. */
  texts(peer: string): readonly string[] {
    return [...new Set(this.runs(peer).flat())];
  }
}
