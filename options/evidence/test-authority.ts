import type { Authority, StampProblem } from '../../src/evidence/authority';
import { utf8 } from '../../src/evidence/bytes';
import { checkedStamp, type StampFinding } from '../../src/evidence/stamp-check';
import { holdsOrigins, originOf } from '../../src/platform/permissions';
import { fetchStamp } from '../../src/platform/stamp-fetch';

/** What came of asking an authority for a stamp on nothing in particular. */
export type Tested = StampProblem | StampFinding;

/** Asks an authority for a stamp and checks it as a pack's is checked. What is stamped says nothing of the archive. */
export async function testedAuthority(authority: Authority): Promise<Tested> {
  if (!(await holdsOrigins([originOf(authority.url)]))) return 'not-allowed';
  const data = utf8('liaocun test of a time-stamping authority\n');
  const got = await fetchStamp(authority, data);
  return 'problem' in got ? got.problem : checkedStamp(got.answer, { data, nonce: got.nonce, policy: authority.policy });
}
