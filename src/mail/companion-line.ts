import * as v from 'valibot';
import { pieceGatherer, piecesOf } from './companion-pieces';
import { answerTo, fromCompanion, type AskName, type CompanionPort } from './companion-protocol';
import { RouteError } from './route';

/** A port of native messaging, as far as it is used. */
export type NativePort = {
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: { addListener(callback: (message: unknown) => void): void };
  readonly onDisconnect: { addListener(callback: () => void): void };
};

/** An open connection to the companion. */
export type CompanionLine = CompanionPort & {
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>;
  /** What the browser said when it ended; empty where it said nothing. */
  farewell(): string;
  close(): void;
};

type Waiting = { readonly name: AskName; readonly settle: (value: unknown) => void; readonly fail: (error: unknown) => void };

/** A mail that was handed over and not answered for may have been sent; everything else can be asked again. */
const lostTrouble = (name: AskName): RouteError => new RouteError(name === 'deliver' ? 'may-be-sent' : 'wait');

/** Speaks the companion's protocol over a port. `farewell` tells what the browser says of a port that just closed. */
export function openLine(port: NativePort, farewell: () => string): CompanionLine {
  const waiting = new Map<number, Waiting>();
  const gather = pieceGatherer();
  let [asked, sent, last, isOpen] = [0, 0, '', true];
  let tellClosed: () => void;
  const closed = new Promise<void>((resolve) => (tellClosed = resolve));

  function end(words: string): void {
    if (!isOpen) return;
    [isOpen, last] = [false, words];
    for (const { name, fail } of waiting.values()) fail(lostTrouble(name));
    waiting.clear();
    tellClosed();
  }

  function close(words = ''): void {
    end(words);
    port.disconnect();
  }

  function hear(value: unknown): void {
    const message = v.safeParse(fromCompanion, value);
    const one = message.success ? waiting.get(message.output.id) : undefined;
    if (!message.success || !one) return;
    waiting.delete(message.output.id);
    if ('trouble' in message.output) one.fail(new RouteError(message.output.trouble, message.output.answer));
    else one.settle(message.output.value);
  }

  port.onMessage.addListener((frame: unknown) => {
    try {
      const whole = gather(frame);
      if (whole) hear(whole.value);
    } catch {
      close('broken frames');
    }
  });
  port.onDisconnect.addListener(() => end(farewell()));

  function send(message: { readonly id: number; readonly order: unknown } | { readonly stop: number }): void {
    sent += 1;
    for (const piece of piecesOf(sent, message)) port.postMessage(piece);
  }

  /** Hands an order over and waits for the value of its answer. */
  async function valueOf(name: AskName, order: unknown, signal: AbortSignal): Promise<unknown> {
    asked += 1;
    const id = asked;
    const over = new AbortController();
    try {
      return await new Promise<unknown>((settle, fail) => {
        const stop = (): void => {
          if (waiting.delete(id)) send({ stop: id });
          fail(signal.reason);
        };
        signal.addEventListener('abort', stop, { signal: over.signal });
        waiting.set(id, { name, settle, fail });
        send({ id, order });
      });
    } catch (error) {
      waiting.delete(id);
      throw error instanceof RangeError ? new RouteError('too-large') : error;
    } finally {
      over.abort();
    }
  }

  return {
    closed,
    farewell: () => last,
    close,
    async ask(name, order, signal) {
      signal.throwIfAborted();
      if (!isOpen) throw new RouteError('wait');
      const read = answerTo(name, await valueOf(name, { ask: name, ...order }, signal));
      if (!read) throw name === 'deliver' ? new RouteError('may-be-sent') : new RouteError('setup', 'broken');
      return read.value;
    },
  };
}
