import type { PackedText, Unpacked } from './deflate';

type Bytes = Uint8Array<ArrayBuffer>;

/** What the helper is asked to pack: some streams at once, or the pieces and the end of a text. `id` is the order's own. Both ends are ours and of one build. */
export type Order =
  | { readonly id: number; readonly streams: readonly Unpacked[] }
  | { readonly id: number; readonly text: number; readonly piece: string }
  | { readonly id: number; readonly text: number };

/** What came of an order: the streams packed, nothing of a piece, and the text of its end. */
export type Packed = readonly Bytes[] | PackedText | null;

/** What it answers: first that it is there, then to each order what came of it. */
export type Answer =
  | { readonly ready: true }
  | { readonly id: number; readonly packed: Packed }
  | { readonly id: number; readonly error: string };

/** One end of the line to the helper; what is handed over is no longer here. */
export type Line = { send(message: unknown, handed?: readonly Bytes[]): void; hear(listen: (message: unknown) => void): void };

type Port = {
  postMessage(message: unknown, options: { readonly transfer: ArrayBuffer[] }): void;
  addEventListener(type: 'message', listen: (event: { readonly data: unknown }) => void): void;
};

/** The line of a `Worker`, of its global scope, or of a `MessagePort`. */
export const lineOf = (port: Port): Line => ({
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- no window, so there is no other origin to guard against
  send: (message, handed = []) => port.postMessage(message, { transfer: handed.map(({ buffer }) => buffer) }),
  hear: (listen) => port.addEventListener('message', ({ data }) => listen(data)),
});
