import * as v from 'valibot';

const frameSchema = v.looseObject({ url: v.optional(v.string()), processId: v.optional(v.number()) });
const eventSchema = v.looseObject({
  name: v.string(),
  pid: v.number(),
  tid: v.number(),
  ts: v.number(),
  dur: v.optional(v.number(), 0),
  tdur: v.optional(v.number(), 0),
  args: v.optional(
    v.looseObject({
      name: v.optional(v.string()),
      data: v.optional(v.looseObject({ url: v.optional(v.string()), frames: v.optional(v.array(frameSchema)) })),
    }),
    {},
  ),
});
type Event = v.InferOutput<typeof eventSchema>;
const traceSchema = v.object({ traceEvents: v.array(v.unknown()) });

/** In ms: by the clock, which goes on while other programs hold the processor, and by the thread's own time. */
export type Time = { readonly clock: number; readonly thread: number };

/**
 * The longest task of a page's main thread; the most that an extension held of one, by its scripts and callbacks with the layout they ask for;
 * and all that it held.
 */
export type Held = { readonly whole: Time; readonly ofExtension: Time; readonly all: Time };

/** The longest tasks in a trace of Chromium's timeline, on the main thread that runs the scripts of `url`. The page uses no idle callbacks itself. */
export function heldOf(trace: Uint8Array, url: string): Held {
  const own = mainThread(trace, url);
  const tasks = own.filter(({ name }) => name === 'RunTask');
  const marks = outermost(own.filter(isOfExtension));
  const held = tasks.map((task) => marks.filter((mark) => isIn(mark, task)));
  const clock = held.map((each) => sum(each.map(({ dur }) => dur)));
  const thread = held.map((each) => sum(each.map(({ tdur }) => tdur)));
  return {
    whole: { clock: most(tasks.map(({ dur }) => dur)), thread: most(tasks.map(({ tdur }) => tdur)) },
    ofExtension: { clock: most(clock), thread: most(thread) },
    all: { clock: sum(clock) / 1000, thread: sum(thread) / 1000 },
  };
}

/** What happened on that thread, in order. */
function mainThread(trace: Uint8Array, url: string): readonly Event[] {
  const { traceEvents } = v.parse(traceSchema, JSON.parse(new TextDecoder().decode(trace)));
  const events = traceEvents.flatMap((event) => {
    const parsed = v.safeParse(eventSchema, event);
    return parsed.success ? [parsed.output] : [];
  });
  const process = events.flatMap(({ args }) => args.data?.frames ?? []).find((frame) => frame.url === url)?.processId;
  const main = events.find(({ name, pid, args }) => name === 'thread_name' && pid === process && args.name === 'CrRendererMain');
  if (!main) throw new Error('the trace does not tell the page');
  return events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid).toSorted((one, other) => one.ts - other.ts);
}

/** Events that lie in no other of them. */
function outermost(events: readonly Event[]): readonly Event[] {
  const kept: Event[] = [];
  for (const event of events) {
    const last = kept.at(-1);
    if (!last || !isIn(event, last)) kept.push(event);
  }
  return kept;
}

const isIn = ({ ts }: Event, around: Event): boolean => ts >= around.ts && ts <= around.ts + around.dur;
const sum = (times: readonly number[]): number => times.reduce((all, each) => all + each, 0);
/** Microseconds in, milliseconds out. */
const most = (times: readonly number[]): number => times.reduce((longest, each) => Math.max(longest, each), 0) / 1000;

const isOfExtension = ({ name, args }: Event): boolean =>
  name === 'FireIdleCallback' || args.data?.url?.startsWith('chrome-extension://') === true;
