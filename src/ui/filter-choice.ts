import type { Conversation, Filters } from '../archive/ports';
import type { Direction } from '../domain/message';
import { localDay, startOfDay } from './format';

export const presets = ['today', 'week', 'month'] as const;
type Preset = (typeof presets)[number];

/** When: any time, a preset counted back from today, or local days `2026-11-20`, both inclusive, either open. */
export type When =
  | { readonly kind: 'any' }
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'days'; readonly from: string | null; readonly to: string | null };

/** What the filter bar says, in the user's terms; `Filters` is what it comes to. Empty lists let everything through. */
export type FilterChoice = {
  readonly when: When;
  /** Ids of `Contact`s. */
  readonly contacts: readonly string[];
  readonly accounts: readonly (string | null)[];
  readonly consoles: readonly string[];
  readonly direction: Direction | null;
};

export const noChoice: FilterChoice = { when: { kind: 'any' }, contacts: [], accounts: [], consoles: [], direction: null };

/** One peer on one console, whichever accounts talked with them. */
export type Contact = {
  readonly id: string;
  readonly name: string | null;
  readonly console: string;
  readonly conversations: readonly string[];
};

const daysOf: Record<Preset, number> = { today: 1, week: 7, month: 30 };

function contactId(conversation: Conversation): string {
  return `${conversation.console} ${conversation.peer.id ?? conversation.peer.name ?? conversation.key}`;
}

/** The contacts of these conversations, in their order. */
export function contactsOf(conversations: readonly Conversation[]): readonly Contact[] {
  const found = new Map<string, Contact>();
  for (const conversation of conversations) {
    const id = contactId(conversation);
    const known = found.get(id);
    found.set(id, {
      id,
      name: known?.name ?? conversation.peer.name ?? conversation.peer.id,
      console: conversation.console,
      conversations: [...(known?.conversations ?? []), conversation.key],
    });
  }
  return [...found.values()];
}

type Span = { from?: number; to?: number };

function spanOf(when: When, now: number): Span {
  if (when.kind === 'any') return {};
  if (when.kind === 'preset') return { from: startOfDay(localDay(now), 1 - daysOf[when.preset]) ?? now };
  const from = when.from === null ? undefined : startOfDay(when.from);
  const to = when.to === null ? undefined : startOfDay(when.to, 1);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The filters that a choice comes to at `now` (epoch ms). Contacts no longer known let nothing through rather than everything. */
export function toFilters(choice: FilterChoice, contacts: readonly Contact[], now: number): Filters {
  const chosen = contacts.filter((contact) => choice.contacts.includes(contact.id)).flatMap((contact) => contact.conversations);
  return {
    ...spanOf(choice.when, now),
    ...(choice.contacts.length > 0 ? { conversations: chosen } : {}),
    ...(choice.accounts.length > 0 ? { accounts: choice.accounts } : {}),
    ...(choice.consoles.length > 0 ? { consoles: choice.consoles } : {}),
    ...(choice.direction === null ? {} : { directions: [choice.direction] }),
  };
}

export function isNarrowed(choice: FilterChoice): boolean {
  const { when, contacts, accounts, consoles, direction } = choice;
  return when.kind !== 'any' || contacts.length + accounts.length + consoles.length > 0 || direction !== null;
}

/** The list with `one` added, or without it where it was in. */
export function toggled<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
