import { emptyFrontier, frontierBytes } from '../../evidence/log';
import type { Database } from '../database';
import type { LogState } from './log-rows';

/** The log as it stands; of an archive that has none yet, a new one of the archive's own name, with all that the archive holds still to be sealed. */
export async function logState({ logStates, heads }: Database): Promise<LogState> {
  const known = await logStates.get('log');
  if (known) return known;
  const head = await heads.get('archive');
  return {
    name: 'log',
    log: head?.born ?? crypto.randomUUID(),
    size: 0,
    frontier: frontierBytes(emptyFrontier),
    filled: head && head.messages > 0 ? -Infinity : Infinity,
  };
}
