import { expect, test } from 'vitest';
import { readCapped } from './read-capped';

function endless(): { readonly response: Response; readonly sent: () => number } {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1000;
      controller.enqueue(new Uint8Array(1000));
    },
  });
  return { response: new Response(body), sent: () => sent };
}

test('a file is read whole', async () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, at) => at % 251);
  expect(await readCapped(new Response(bytes), 5000)).toEqual({ is: 'bytes', bytes });
});

test('one that says it is too large is not read', async () => {
  const response = new Response(new Uint8Array(10), { headers: { 'content-length': '6000' } });
  expect(await readCapped(response, 5000)).toEqual({ is: 'too-large', bytes: 6000 });
});

test('one that never ends is read no further than the limit', async () => {
  const { response, sent } = endless();
  expect(await readCapped(response, 5000)).toEqual({ is: 'too-large', bytes: null });
  expect(sent()).toBeLessThan(9000);
});
