import { deflated, textPacker, type TextPacker } from './deflate';
import type { Answer, Line, Order, Packed } from './orders';

/** Packs what is ordered over the line, in the order in which it comes. */
export function servePacking(line: Line): void {
  const texts = new Map<number, TextPacker>();
  const answer = (message: Answer, handed?: readonly Uint8Array<ArrayBuffer>[]): void => line.send(message, handed);

  async function packed(order: Order): Promise<Packed> {
    if ('streams' in order) return Promise.all(order.streams.map(deflated));
    const packer = texts.get(order.text) ?? textPacker();
    texts.set(order.text, packer);
    if ('piece' in order) {
      await packer.add(order.piece);
      return null;
    }
    texts.delete(order.text);
    return packer.finish();
  }

  line.hear((message) => {
    const order = message as Order;
    packed(order).then(
      (done) => answer({ id: order.id, packed: done }, done === null ? [] : 'packed' in done ? [done.packed] : done),
      (error: unknown) => answer({ id: order.id, error: error instanceof Error ? error.message : 'packing failed' }),
    );
  });
  answer({ ready: true });
}
