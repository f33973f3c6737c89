import type { MessageRow, Named, SealMark } from '../archive/stored';
import { grownVersion, type SealedVersion, type Sealing, stateOf, versionsOf } from './sealed';

/**
 * What has to be sealed of a message that is stored now: all of one that has no leaf, of another the versions that it did not have before,
 * and, where its last words are none of these but something else of it has changed, all as it stands now. `before` is the row with its mark as it
 * was. Empty where nothing that a leaf tells has changed.
 */
export function newVersions(before: MessageRow | undefined, row: MessageRow, named: Named, sealing: Sealing): readonly SealedVersion[] {
  const all = versionsOf(row, named, sealing);
  if (!before?.sealed) return all;
  if (isTold(before, row)) return [];
  const known = new Set(versionsOf(before, named, sealing).map(nameOf));
  const fresh = all.filter((version) => !known.has(nameOf(version)));
  return fresh.length > 0 && fresh.at(-1) === all.at(-1) ? fresh : [...fresh, grownVersion(row, named, sealing)];
}

/** The version that a message's newest leaf sealed, told again from its row and from what the conversation was called then. */
export function sealedVersion(row: MessageRow, mark: SealMark, named: Named, by: string): SealedVersion {
  const sealing: Sealing = { by, now: mark.at };
  const version = mark.isMore ? undefined : versionsOf(row, named, sealing).at(-1);
  return version ?? grownVersion(row, named, sealing);
}

const nameOf = ({ version, text }: SealedVersion): string => JSON.stringify([version.what, version.at, version.since, text]);

/** Whether two rows of one message say the same in all that a leaf tells. */
function isTold(before: MessageRow, row: MessageRow): boolean {
  if (before === row) return true;
  return JSON.stringify(toldOf(before)) === JSON.stringify(toldOf(row));
}

function toldOf(row: MessageRow) {
  return [stateOf(row, nobody), row.text, row.firstText, row.later, row.firstSeen, row.how];
}

const nobody: Named = { key: '', console: '', account: null, peer: { id: null, name: null } };
