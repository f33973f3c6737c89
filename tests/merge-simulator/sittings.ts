import type { Sighting } from '../../src/domain/sighting';
import type { TrueMessage } from './history';
import { zones, type Zone } from './labels';
import type { Chance } from './random';

/** One look at a conversation: which messages the page held, from which device, when (epoch ms, by that device's clock). */
export type Look = {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly how: Sighting['how'];
  readonly device: Device;
  /** Counts the tabs in which the conversation was opened. */
  readonly tab: number;
  /** The newest message is the user's own and not yet confirmed. */
  readonly isPending: boolean;
};

/** `skew`: ms by which its clock is ahead. */
export type Device = { readonly name: string; readonly zone: Zone; readonly skew: number };

const minute = 60_000;

/**
 * How people look at one conversation: they open it and see its newest messages, some arrive while they look, they scroll back by steps that
 * show part of what was there or (in a virtual list) drag the bar, leave, and come back when more has been said; from one device or two, and
 * sometimes a file with the history is imported.
 */
export function sittings(luck: Chance, truth: readonly TrueMessage[]): readonly Look[] {
  const visit = new Visit(luck, truth);
  while (visit.goesOn()) visit.sit();
  if (luck.maybe(0.1)) visit.importHistory();
  return luck.maybe(0.2) ? swapped(luck, visit.looks) : visit.looks;
}

class Visit {
  readonly looks: Look[] = [];
  readonly #luck: Chance;
  readonly #truth: readonly TrueMessage[];
  /** Messages the page loads at once. */
  readonly #size: number;
  /** Whether rows that leave the view leave the page. */
  readonly #isVirtual: boolean;
  readonly #devices: readonly Device[];
  #device: Device;
  #sittings = 0;
  #end: number;
  #top = 0;
  #now: number;

  constructor(luck: Chance, truth: readonly TrueMessage[]) {
    this.#luck = luck;
    this.#truth = truth;
    this.#size = luck.between(12, 30);
    this.#isVirtual = luck.maybe(0.5);
    this.#devices = devices(luck);
    this.#device = this.#devices[0] ?? { name: 'one', zone: 'Asia/Shanghai', skew: 0 };
    this.#end = luck.between(Math.min(4, truth.length), truth.length);
    this.#now = this.#newest() + luck.between(1, 300) * 1000;
  }

  goesOn(): boolean {
    return this.looks.length < 40 && (this.#end < this.#truth.length || this.#sittings < 3);
  }

  sit(): void {
    this.#sittings++;
    this.#device = this.#devices[this.#luck.between(0, this.#devices.length - 1)] ?? this.#device;
    this.#top = Math.max(0, this.#end - this.#size);
    this.#look('seen');
    for (let acts = this.#luck.between(1, 6); acts > 0; acts--) {
      const act = this.#luck.next();
      if (act < 0.55) this.#arrive(this.#luck.between(1, 3));
      else if (act < 0.85) this.#scrollBack();
      else this.#wait(this.#luck.between(1, 2000));
    }
    this.#leave();
  }

  importHistory(): void {
    const from = this.#luck.between(0, Math.max(0, this.#end - 10));
    this.looks.push({ ...this.#lookAt(from, this.#luck.between(Math.min(this.#end, from + 5), this.#end)), how: 'imported' });
  }

  #newest(): number {
    return this.#truth[this.#end - 1]?.at ?? 0;
  }

  #lookAt(from: number, to: number): Omit<Look, 'how'> {
    return { from, to, at: this.#now + this.#device.skew, device: this.#device, tab: this.#sittings, isPending: false };
  }

  #look(how: Sighting['how']): void {
    if (this.#isVirtual) this.#top = Math.max(0, this.#end - this.#size);
    this.looks.push({ ...this.#lookAt(this.#top, this.#end), how });
  }

  #arrive(count: number): void {
    if (this.#end >= this.#truth.length) return;
    this.#end = Math.min(this.#truth.length, this.#end + count);
    this.#now = Math.max(this.#now, this.#newest() + this.#luck.between(1, 20) * 1000);
    if (this.#luck.maybe(0.1)) this.looks.push({ ...this.#lookAt(this.#top, this.#end), how: 'seen', isPending: true });
    this.#look('seen');
  }

  /** A step shows part of what was there before it, at least a few rows; a dragged bar in a virtual list jumps anywhere. */
  #scrollBack(): void {
    let top = this.#top;
    for (let steps = this.#luck.between(1, 6); steps > 0 && top > 0; steps--) {
      const isDragged = this.#isVirtual && this.#luck.maybe(0.05);
      top = Math.max(0, top - (isDragged ? this.#luck.between(this.#size + 1, this.#size * 3) : this.#luck.between(1, this.#size - 4)));
      this.#now += this.#luck.between(1, 5) * 1000;
      this.looks.push({ ...this.#lookAt(top, this.#isVirtual ? Math.min(this.#end, top + this.#size) : this.#end), how: 'scrolled' });
    }
    if (!this.#isVirtual) this.#top = top;
  }

  #wait(minutes: number): void {
    this.#now += minutes * minute;
    this.#look('seen');
  }

  /** Mostly little is said until the next visit, sometimes more than a page shows. */
  #leave(): void {
    const kind = this.#luck.next();
    const said = kind < 0.6 ? this.#luck.between(0, 5) : kind < 0.9 ? this.#luck.between(3, 11) : this.#luck.between(30, 80);
    this.#end = Math.min(this.#truth.length, this.#end + said);
    this.#now = Math.max(this.#now, this.#newest()) + this.#luck.between(1, 3000) * minute;
  }
}

function devices(luck: Chance): readonly Device[] {
  const one = { name: 'one', zone: luck.pick(zones), skew: 0 };
  return luck.maybe(0.8) ? [one] : [one, { name: 'two', zone: luck.pick(zones), skew: luck.between(-120, 120) * 1000 }];
}

/** Two tabs deliver side by side: neighbours may arrive the other way round, each tab's own in their order. */
function swapped(luck: Chance, looks: readonly Look[]): readonly Look[] {
  const all = [...looks];
  for (let index = 0; index + 1 < all.length; index++) {
    const [one, other] = [all[index], all[index + 1]];
    if (one && other && one.tab !== other.tab && luck.maybe(0.5)) [all[index], all[index + 1]] = [other, one];
  }
  return all;
}
