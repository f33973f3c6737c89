import { inflateSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { deflated, textPacker } from '../pdf/file/packing/deflate';
import { PackingHelper } from '../pdf/file/packing/helper';
import { lineOf } from '../pdf/file/packing/orders';
import { servePacking } from '../pdf/file/packing/serve';

const ports: MessagePort[] = [];
afterEach(() => ports.splice(0).forEach((port) => port.close()));

/** The two ends of a line. */
function line() {
  const { port1, port2 } = new MessageChannel();
  for (const port of [port1, port2]) port.start();
  ports.push(port1, port2);
  return [lineOf(port1), lineOf(port2)] as const;
}

/** A helper that has said that it is there, and how often it had nothing left to do. */
async function helped() {
  const [near, far] = line();
  let idle = 0;
  const helper = new PackingHelper(near, () => (idle += 1));
  const said = new Promise((resolve) => near.hear(resolve));
  expect(helper.isReady).toBe(false);
  servePacking(far);
  await said;
  expect(helper.isReady).toBe(true);
  return { helper, idle: () => idle };
}

const some = (number: number): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`stream ${number} `.repeat(100 + number));
const pieces = ['first «片», ', '第二 🧧 '.repeat(5000), '', 'the last'];

test('what a helper packs is what is packed here, each answer at its order', async () => {
  const { helper, idle } = await helped();
  const packed = await Promise.all(Array.from({ length: 10 }, (_, number) => helper.deflated([some(2 * number), some(2 * number + 1)])));
  for (const [number, bytes] of packed.flat().entries()) {
    expect(bytes).toEqual(await deflated(some(number)));
    expect(new Uint8Array(inflateSync(bytes))).toEqual(some(number));
  }
  expect(idle()).toBeGreaterThan(1);
});

test('texts that come piece by piece are kept apart, whole and counted in bytes', async () => {
  const { helper } = await helped();
  const [one, other, here] = [helper.textPacker(), helper.textPacker(), textPacker()];
  for (const piece of pieces) {
    for (const packer of [one, here]) await packer.add(piece);
    await other.add(piece.toUpperCase());
  }
  const whole = Buffer.from(pieces.join(''));
  const made = await one.finish();
  expect(made).toEqual(await here.finish());
  expect([made.size, inflateSync(made.packed)]).toEqual([whole.length, whole]);
  expect(String(inflateSync((await other.finish()).packed))).toBe(pieces.join('').toUpperCase());
});

test('a helper has nothing left to do before its first order, and never while a text is unfinished', async () => {
  const { helper, idle } = await helped();
  const text = helper.textPacker();
  await text.add('begun');
  await helper.deflated([some(1)]);
  expect(idle()).toBe(1);
  await text.finish();
  expect(idle()).toBe(2);
});

test('one that ended says so to whoever waits, and to whoever asks later', async () => {
  const [near] = line();
  const helper = new PackingHelper(near, () => undefined);
  const text = helper.textPacker();
  await text.add('never answered');
  const waiting = helper.deflated([some(1)]);
  helper.fail(new Error('it ended'));
  await expect(waiting).rejects.toThrow('it ended');
  await expect(text.finish()).rejects.toThrow('it ended');
  await expect(helper.deflated([some(2)])).rejects.toThrow('it ended');
});
