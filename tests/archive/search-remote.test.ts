import { expect, test } from 'vitest';
import { type Finder, type Findings, nothingFound } from '../../src/search/finder';
import { everything, type Query } from '../../src/search/terms';
import { remoteFinder } from '../../src/search/remote/remote-finder';
import { serveFinder } from '../../src/search/remote/serve-finder';

const nobody: Finder = {
  async *find() {},
  places: async () => [],
  outline: async () => null,
  days: async () => [],
  waits: async () => [],
  built: async () => 1,
};
const never = { aborted: false };

/** A finder behind a channel; `starts` counts its workers, and its patience ends as soon as it is called upon. */
function behind(finders: readonly Finder[], isImpatient = false) {
  let starts = 0;
  const ports: MessagePort[] = [];
  const finder = remoteFinder(
    () => {
      const { port1, port2 } = new MessageChannel();
      ports.push(port1, port2);
      serveFinder(
        { postMessage: (message) => port2.postMessage(message), addEventListener: (_, listen) => (port2.onmessage = listen) },
        finders[starts++] ?? nobody,
      );
      return {
        channel: { postMessage: (message) => port1.postMessage(message), addEventListener: (_, listen) => (port1.onmessage = listen) },
        end: () => port1.close(),
      };
    },
    (_, then) => {
      if (isImpatient) queueMicrotask(then);
      return () => undefined;
    },
  );
  return { finder, starts: () => starts, close: () => ports.forEach((port) => port.close()) };
}

const question = (query: Query) => ({ query, exact: false, ranking: 'newest' as const });

async function all(findings: AsyncIterable<Findings>): Promise<Findings[]> {
  const told: Findings[] = [];
  for await (const one of findings) told.push(one);
  return told;
}

test('what the finder tells comes over the channel, in order and to its end', async () => {
  const { finder, close } = behind([
    {
      ...nobody,
      async *find(_, limit) {
        yield { ...nothingFound, found: 1 };
        yield { ...nothingFound, found: limit, done: true };
      },
      days: async () => [{ day: '2026-11-20', console: 'wangwang', account: null, in: 1, out: 2, system: 0 }],
    },
  ]);
  expect((await all(finder.find(question(everything), 7, never))).map(({ found, done }) => [found, done])).toEqual([
    [1, false],
    [7, true],
  ]);
  expect(await finder.days(everything)).toMatchObject([{ out: 2 }]);
  expect(await finder.built()).toBe(1);
  close();
});

test('an error of the finder is the error of the asker', async () => {
  const { finder, close } = behind([
    {
      ...nobody,
      async *find() {
        throw new RangeError('no');
      },
      waits: async () => Promise.reject(new RangeError('no')),
    },
  ]);
  await expect(all(finder.find(question(everything), 7, never))).rejects.toThrow('no');
  await expect(finder.waits(everything)).rejects.toThrow('no');
  close();
});

test('who stops listening stops the search', async () => {
  let stopped = (): void => undefined;
  const over = new Promise<void>((resolve) => (stopped = resolve));
  const { finder, close } = behind([
    {
      ...nobody,
      async *find(_, __, stop) {
        for (let found = 0; !stop.aborted; found++) {
          yield { ...nothingFound, found };
          await new Promise((resolve) => setImmediate(resolve));
        }
        stopped();
      },
    },
  ]);
  for await (const { found } of finder.find(question(everything), 7, never)) if (found > 1) break;
  await over;
  close();
});

test('a pattern without an end costs its worker, and nothing else that was asked', async () => {
  const stuck: Finder = {
    ...nobody,
    async *find() {
      await new Promise(() => undefined);
    },
    built: async () => new Promise(() => undefined),
  };
  const { finder, starts, close } = behind([stuck, nobody], true);
  const built = finder.built();
  const told = await all(finder.find(question({ kind: 'regex', source: '(a+)+b' }), 7, never));
  expect(told.at(-1)).toMatchObject({ done: true, stopped: 'slow-regex' });
  expect(starts()).toBe(2);
  expect(await built).toBe(1);
  close();
});
