import { expect, test } from 'vitest';
import { type Finder, type Findings, nothingFound } from '../../src/search/finder';
import { everything, type Query } from '../../src/search/terms';
import { channelOf } from '../../src/search/remote/protocol';
import { remoteFinder } from '../../src/search/remote/remote-finder';
import { serveFinder } from '../../src/search/remote/serve-finder';

async function* nothing(): AsyncGenerator<Findings> {
  yield* [];
}

const nobody: Finder = {
  find: nothing,
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
      for (const port of [port1, port2]) port.start();
      serveFinder(channelOf(port2), finders[starts++] ?? nobody);
      return {
        channel: channelOf(port1),
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

async function* failing(): AsyncGenerator<Findings> {
  yield* await Promise.reject<Findings[]>(new RangeError('no'));
}

async function* unending(): AsyncGenerator<Findings> {
  yield* await new Promise<Findings[]>(() => undefined);
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
      find: () => failing(),
      waits: async () => Promise.reject(new RangeError('no')),
    },
  ]);
  await expect(all(finder.find(question(everything), 7, never))).rejects.toThrow('no');
  await expect(finder.waits(everything)).rejects.toThrow('no');
  close();
});

test('who stops listening stops the search', async () => {
  let tell: ((isStopped: boolean) => void) | undefined;
  const stopped = new Promise<boolean>((resolve) => (tell = resolve));
  const { finder, close } = behind([
    {
      ...nobody,
      async *find(_, __, stop) {
        for (let found = 0; !stop.aborted; found++) {
          yield { ...nothingFound, found };
          await new Promise((resolve) => setImmediate(resolve));
        }
        tell?.(stop.aborted);
      },
    },
  ]);
  for await (const { found } of finder.find(question(everything), 7, never)) if (found > 1) break;
  expect(await stopped).toBe(true);
  close();
});

test('a pattern without an end costs its worker, and nothing else that was asked', async () => {
  const stuck: Finder = {
    ...nobody,
    find: () => unending(),
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
