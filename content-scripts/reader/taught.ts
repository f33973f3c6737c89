import * as v from 'valibot';
import { hintsSchema, type Hints } from './hints';

/** The form in which hints are stored, exported and imported. A later form gets a later number. */
const taughtVersion = 1;
const host = v.pipe(v.string(), v.regex(/^[a-z0-9.:[\]-]{1,253}$/));

/** What a user taught of a host's chat pages. */
export const taughtSchema = v.object({
  version: v.literal(taughtVersion),
  /** The host name (no scheme, no port) whose pages these hints are for. */
  host,
  /** What the user calls it; the host where nothing else was said. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** When it was taught or last edited, in UTC. */
  savedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** All hints but `loadMore`: nothing on a page is ever clicked because of a file that somebody passed on. */
  hints: v.omit(hintsSchema, ['loadMore']),
});
export type Taught = v.InferOutput<typeof taughtSchema>;

/** A new record of hints for a host. `at` is epoch ms. */
export function taughtNow(ofHost: string, hints: Hints, at: number, name = ofHost): Taught {
  return { version: taughtVersion, host: ofHost, name, savedAt: new Date(at).toISOString(), hints };
}

/** The hints in a stored record, or in a bare hints file such as `npm run read -- --teach` also takes; null where neither holds. */
export function hintsIn(stored: unknown): Hints | null {
  const record = v.safeParse(taughtSchema, stored);
  if (record.success) return record.output.hints;
  const bare = v.safeParse(hintsSchema, stored);
  return bare.success ? bare.output : null;
}
