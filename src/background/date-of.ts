import * as v from 'valibot';
import { rowTimeSchema } from '../domain/row';
import { sightingSchema } from '../domain/sighting';
import { instant, isZone, timeOfRow } from '../domain/times';

const { at, zone, lang, bareClock } = sightingSchema.entries;
const question = v.object({ time: rowTimeSchema, at, zone, lang, bareClock });

/** Epoch ms of what a row's time texts mean, or null where they do not tell or the question is not one. */
export function dateOf(asked: unknown): number | null {
  const parsed = v.safeParse(question, asked);
  if (!parsed.success || !isZone(parsed.output.zone)) return null;
  const { iso } = timeOfRow(parsed.output.time, parsed.output);
  return iso === null ? null : instant(iso);
}
