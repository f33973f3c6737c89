import type { Direction } from '../domain/message';
import { type FilterChoice, noChoice, presets, type When } from './filter-choice';

/** Where the archive page is: what is searched for and which conversation is open at which message. The URL's hash carries all of it. */
export type Place = {
  readonly query: string;
  readonly choice: FilterChoice;
  readonly conversation: string | null;
  /** The message's `order`, or null for the newest. */
  readonly order: number | null;
};

export const startPlace: Place = { query: '', choice: noChoice, conversation: null, order: null };

// Its own list: the one of the domain stands beside schemas, which no page needs at its start.
const directions: readonly Direction[] = ['in', 'out', 'system'];

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

function whenToText(when: When): string {
  if (when.kind === 'any') return '';
  return when.kind === 'preset' ? when.preset : `${when.from ?? ''}..${when.to ?? ''}`;
}

function textToWhen(text: string | null): When {
  const preset = presets.find((one) => one === text);
  if (preset) return { kind: 'preset', preset };
  const [from = '', to = ''] = (text ?? '').split('..');
  if (!isDay(from) && !isDay(to)) return { kind: 'any' };
  return { kind: 'days', from: isDay(from) ? from : null, to: isDay(to) ? to : null };
}

/** An account as a parameter: a name after a dot, nothing where the page did not tell who the user was. */
const accountToText = (account: string | null): string => (account === null ? '' : `.${account}`);
const textToAccount = (text: string): string | null => (text === '' ? null : text.slice(1));

/** The hash of a place, with its `#`; the start is ''. */
export function placeToHash(place: Place): string {
  const { query, choice, conversation, order } = place;
  const parts = new URLSearchParams();
  if (query) parts.set('q', query);
  if (choice.when.kind !== 'any') parts.set('when', whenToText(choice.when));
  for (const contact of choice.contacts) parts.append('with', contact);
  for (const account of choice.accounts) parts.append('account', accountToText(account));
  for (const console of choice.consoles) parts.append('in', console);
  if (choice.direction) parts.set('from', choice.direction);
  if (conversation !== null) parts.set('c', conversation);
  if (order !== null) parts.set('m', String(order));
  const text = parts.toString();
  return text ? `#${text}` : '';
}

/** The place a hash names; what it does not understand it leaves out. */
export function hashToPlace(hash: string): Place {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const order = parts.get('m');
  return {
    query: parts.get('q') ?? '',
    choice: {
      when: textToWhen(parts.get('when')),
      contacts: parts.getAll('with'),
      accounts: parts.getAll('account').map(textToAccount),
      consoles: parts.getAll('in'),
      direction: directions.find((one) => one === parts.get('from')) ?? null,
    },
    conversation: parts.get('c'),
    order: order !== null && order.trim() !== '' && Number.isFinite(Number(order)) ? Number(order) : null,
  };
}
