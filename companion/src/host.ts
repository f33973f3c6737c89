import type { Readable, Writable } from 'node:stream';
import * as v from 'valibot';
import { pieceGatherer, piecesOf } from '../../src/mail/companion-pieces';
import { numbered, toCompanion, type Ask, type FromCompanion } from '../../src/mail/companion-protocol';
import { RouteError } from '../../src/mail/route';
import { frameOf, frameReader } from './frames';
import type { Service } from './service';

/** Talks native messaging until the port closes or says what no extension of ours would; what is under way then is broken off. */
export async function serveHost(input: Readable, output: Writable, service: Service): Promise<void> {
  const everything = new AbortController();
  const running = new Map<number, AbortController>();
  let sent = 0;

  function send(message: FromCompanion): void {
    sent += 1;
    for (const piece of piecesOf(sent, message)) output.write(frameOf(piece));
  }

  async function work(id: number, order: Ask): Promise<void> {
    const own = new AbortController();
    running.set(id, own);
    try {
      send({ id, value: await service.answer(order, AbortSignal.any([own.signal, everything.signal])) });
    } catch (error) {
      // Nobody waits any more for what was stopped.
      if (!own.signal.aborted && !everything.signal.aborted) send({ id, ...troubleIn(error) });
    } finally {
      running.delete(id);
    }
  }

  function hear(value: unknown): void {
    const message = v.safeParse(toCompanion, value);
    if (message.success && 'stop' in message.output) running.get(message.output.stop)?.abort();
    else if (message.success && 'order' in message.output) void work(message.output.id, message.output.order);
    else if (v.is(numbered, value)) send({ id: value.id, trouble: 'setup', answer: 'the companion does not understand this order' });
  }

  const [read, gather] = [frameReader(), pieceGatherer()];
  try {
    for await (const chunk of input) {
      for (const frame of read(chunk as Buffer)) {
        const whole = gather(frame);
        if (whole) hear(whole.value);
      }
    }
  } finally {
    everything.abort();
    service.close();
  }
}

function troubleIn(error: unknown): { readonly trouble: RouteError['trouble']; readonly answer: string } {
  if (error instanceof RouteError) return { trouble: error.trouble, answer: error.answer };
  // A fault of ours: its class says enough, its words might quote the order.
  return { trouble: 'setup', answer: error instanceof Error ? error.name : 'unknown' };
}
