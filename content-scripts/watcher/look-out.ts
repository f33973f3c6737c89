import type { PageSigns } from '../../src/domain/page-signs';
import type { Pane } from '../reader/reading';
import type { Gathered } from './gather';
import type { PaneReader } from './ports';

/** Panes that have grown beyond so many rows were looked at often enough. */
const enough = 200;

export type LookOut = {
  /** What the last look counted. */
  signs(): PageSigns | null;
  /** Looks where a reading calls for it. True when the pane has to be read anew, because the hints are not to be trusted as they were. */
  revises(gathered: Gathered, rowsKnown: number): Promise<boolean>;
};

/** Has a pane compared with its layout when another conversation is shown in it, and whenever its rows have doubled. */
export function lookOut(pane: Pane, reader: PaneReader): LookOut {
  let parties = '';
  let looked = 0;
  let signs: PageSigns | null = null;
  const look = async () => {
    const found = reader.look?.(pane) ?? null;
    const awaited = found ? null : reader.awaited();
    if (!awaited) return found;
    await awaited;
    return reader.look?.(pane) ?? null;
  };
  return {
    signs: () => signs,
    async revises(gathered, rowsKnown) {
      const whose = JSON.stringify(gathered.parties);
      const isOther = whose !== parties;
      const rows = Math.max(gathered.rows.length, rowsKnown);
      if (rows === 0 || !(isOther || (looked < enough && rows >= 2 * looked))) return false;
      [parties, looked] = [whose, rows];
      const found = await look();
      // A layout that could not be had tells nothing of another conversation.
      if (found || isOther) signs = found?.signs ?? null;
      return found?.revises ?? false;
    },
  };
}
