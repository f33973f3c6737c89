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
export type Longest = { readonly clock: number; readonly thread: number };

/**
 * The longest tasks in a trace of Chromium's timeline, on the main thread that runs the scripts of `url`. `ofExtension`: only tasks in
 * which a script of an extension or an idle callback ran; the pages measured here use none themselves.
 */
export function longestTask(trace: Uint8Array, url: string, ofExtension: boolean): Longest {
  const { traceEvents } = v.parse(traceSchema, JSON.parse(new TextDecoder().decode(trace)));
  const events = traceEvents.flatMap((event) => {
    const parsed = v.safeParse(eventSchema, event);
    return parsed.success ? [parsed.output] : [];
  });
  const process = events.flatMap(({ args }) => args.data?.frames ?? []).find((frame) => frame.url === url)?.processId;
  const main = events.find(({ name, pid, args }) => name === 'thread_name' && pid === process && args.name === 'CrRendererMain');
  if (!main) throw new Error('the trace does not tell the page');
  const own = events.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const marks = own.filter(isOfExtension).map(({ ts }) => ts);
  const tasks = own
    .filter(({ name }) => name === 'RunTask')
    .filter((task) => !ofExtension || marks.some((ts) => ts >= task.ts && ts <= task.ts + task.dur));
  return {
    clock: tasks.reduce((most, { dur }) => Math.max(most, dur / 1000), 0),
    thread: tasks.reduce((most, { tdur }) => Math.max(most, tdur / 1000), 0),
  };
}

const isOfExtension = ({ name, args }: Event): boolean =>
  name === 'FireIdleCallback' || args.data?.url?.startsWith('chrome-extension://') === true;
