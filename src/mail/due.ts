import type { Plan } from './plan';
import { comingDue, lastDue } from './when';

/** Whether a plan is to run now. A quiet one looks at every waking, which costs little where nothing is new. */
export function isDue({ isOn, when, zone, done }: Pick<Plan, 'isOn' | 'when' | 'zone' | 'done'>, now: number): boolean {
  return isOn && (when.every === 'quiet' || lastDue(when, zone, now) > done);
}

/** When a plan is next to be looked at, in epoch ms; `Infinity` for one that is off, and for a quiet one, which waits for messages. */
export function planDue(plan: Pick<Plan, 'isOn' | 'when' | 'zone' | 'done'>, now: number): number {
  if (!plan.isOn || plan.when.every === 'quiet') return Infinity;
  return isDue(plan, now) ? now : comingDue(plan.when, plan.zone, now);
}
