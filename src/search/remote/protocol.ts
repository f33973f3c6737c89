import type { Listed } from '../blocks/directory';
import type { Share } from '../find/share';
import type { Question } from '../finder';
import type { Query } from '../terms';

/** One end of a channel between a page and the worker that searches. */
export type Channel = {
  send(message: unknown): void;
  hear(listen: (message: unknown) => void): void;
};

type Port = {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listen: (event: { readonly data: unknown }) => void): void;
};

/** The channel of a `Worker`, of its global scope, or of a `MessagePort`. */
export const channelOf = (port: Port): Channel => ({
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window, so there is no other origin to guard against
  send: (message) => port.postMessage(message),
  hear: (listen) => port.addEventListener('message', ({ data }) => listen(data)),
});

export type Ask =
  | { readonly ask: 'find'; readonly question: Question; readonly limit: number }
  | { readonly ask: 'places'; readonly question: Question }
  | { readonly ask: 'outline'; readonly conversation: string }
  | { readonly ask: 'days' | 'waits'; readonly query: Query }
  | { readonly ask: 'built' };

/** What a search asks of its helper. */
export type AskHelper =
  | { readonly ask: 'look'; readonly share: Share }
  | { readonly ask: 'read-ahead'; readonly listed: readonly Listed[] };

/** Asks, or ends what was asked. Both ends are ours and of one build, so messages are taken at their type. */
export type ToWorker<Asked> = { readonly id: number; readonly ask: Asked } | { readonly id: number; readonly stop: true };
/** What grows has many answers; the last one of anything says so. */
export type FromWorker = { readonly id: number; readonly what: 'more' | 'last' | 'error'; readonly value: unknown };
