/** How fast a long work goes; times in epoch ms, `done` in whatever the work counts. */
export type Pace = {
  readonly begun: number;
  /** The last step, and what was done by then. */
  readonly at: number;
  readonly done: number;
  /** Done in each ms, lately; null before the first step. */
  readonly speed: number | null;
};

/** Old steps weigh less: by half after about seven seconds. */
const memory = 10_000;
/** Too early to tell. */
const firstTold = 2000;
/** A work that has not moved for so long tells nothing of its end. */
const patience = 15_000;

export const beginPace = (now: number, done: number): Pace => ({ begun: now, at: now, done, speed: null });

/** The pace with what is done now. A work that goes backwards has begun anew. */
export function notePace(pace: Pace, now: number, done: number): Pace {
  if (done < pace.done) return beginPace(now, done);
  const ms = now - pace.at;
  if (done === pace.done || ms <= 0) return pace;
  const step = (done - pace.done) / ms;
  const weight = 1 - Math.exp(-ms / memory);
  return { ...pace, at: now, done, speed: pace.speed === null ? step : pace.speed + weight * (step - pace.speed) };
}

/** The ms until `total` is done, counting down between steps; null where that is not known. */
export function timeLeft({ begun, at, done, speed }: Pace, total: number, now: number): number | null {
  const waited = now - at;
  if (speed === null || speed === 0 || now - begun < firstTold || waited > patience) return null;
  return Math.max(0, (total - done) / speed - waited);
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** A span of ms as «15 sec», «3 min», «2 hr», rounded up, so that it promises rather less. */
export function spanText(ms: number, language: string): string {
  const [unit, count] =
    ms <= 55 * second
      ? (['second', Math.max(1, Math.ceil(ms / (5 * second))) * 5] as const)
      : ms <= 59 * minute
        ? (['minute', Math.ceil(ms / minute)] as const)
        : (['hour', Math.ceil(ms / hour)] as const);
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(count);
}
