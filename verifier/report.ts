import { type BagFindings, tagManifest } from '../src/evidence/bag';
import { fingerprintText } from '../src/evidence/head';
import type { ReadPack } from '../src/evidence/pack-files';
import type { Fault, HeadFinding, PackFindings } from '../src/evidence/verify-pack';
import type { SealFinding } from './check';
import type { FoundPage } from './check-exhibits';
import type { Word } from './words';

/** One sentence: which, and what is filled into it. */
export type Said = readonly [word: Word, ...parts: readonly (string | number)[]];

/** What is to be said of a pack: what holds, what does not, what the check cannot know. */
export type Report = { readonly holds: readonly Said[]; readonly fails: readonly Said[]; readonly unknown: readonly Said[] };

/** What became of the files, which could not be taken out of the zip, and what identity pages are among them. */
export type FileFindings = BagFindings & { readonly damaged: readonly string[]; readonly pages: readonly FoundPage[] };
type Read = Pick<ReadPack, 'recordLines' | 'changedLines' | 'strange'>;

/** Puts what was found into sentences. */
export function reportOf(found: PackFindings, bag: FileFindings, read: Read, seal: SealFinding): Report {
  const stamps = [found.head, ...found.earlier].flatMap((one) => one.stamps);
  const roots = stamps.flatMap(({ chain, authority, certificate }) => (chain === 'unknown' ? [`${authority}\n${certificate}`] : []));
  return {
    holds: [
      ...headHolds(found),
      ...countsOf(found),
      ...deletionsTold(found),
      ...pagesHold(bag),
      ...once(found.earlier.flatMap(earlierHolds)),
      ...stampsHold([found.head, ...found.earlier]),
      ...(typeof seal === 'string' || bag.changed.includes(tagManifest) ? [] : [sealHolds(seal.time, bag)]),
    ],
    fails: [
      ...headFails(found.head),
      ...found.earlier.flatMap(({ fault }): Said[] => (fault === null ? [] : [['earlierBad']])),
      ...stamps.flatMap(({ faults }): Said[] => (faults.length > 0 ? [['stampBad', faults.join(', ')]] : [])),
      ...found.faults.map((fault) => faultWords[fault.why](fault, read.recordLines[(fault.record ?? 0) - 1] ?? '?')),
      ...read.changedLines.map(({ line, id }): Said => ['lineChanged', line, id ?? '?']),
      ...sealFails(seal, found),
      ...pagesFail(bag),
      ...bagFails(bag),
      ...read.strange.map((path): Said => ['strange', path]),
    ],
    unknown: [
      ...(seal === 'none' ? [['unknownFiles'] as const] : []),
      // The log is of a whole archive, and a deletion names entries by number alone.
      ...(found.deletions.length > 0 ? [['deletedWhere'] as const] : []),
      ...pagesUnknown(bag),
      ...(found.sealedLate > 0 ? [['sealedLate', found.sealedLate] as const] : []),
      ...[...new Set(roots)].map((root): Said => ['unknownRoot', ...root.split('\n')]),
      ...(stamps.length > 0 ? [['unknownRevoked'] as const] : []),
      ...(['unknownPage', 'unknownKey', 'unknownClock', 'unknownGaps'] as const).map((word): Said => [word]),
    ],
  };
}

/** The same sentence is said once: two heads of one size may have been stamped by one authority and deposited with another. */
const once = (said: readonly Said[]): readonly Said[] => [...new Map(said.map((one) => [JSON.stringify(one), one])).values()];

/** That the list is signed says of the files what is true only where they are as it says. */
function sealHolds(time: string, { changed, missing, misnamed, damaged }: FileFindings): Said {
  const isWhole = [...changed, ...missing, ...misnamed, ...damaged].length === 0;
  return [isWhole ? 'sealed' : 'sealedList', momentText(time)];
}

/** An ISO time in UTC as it is read more easily. */
export const momentText = (iso: string): string => iso.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC');

const headHolds = ({ head: { head, fault } }: PackFindings): readonly Said[] =>
  head && fault === null ? [['signed', head.size, momentText(head.time), fingerprintText(head.key)]] : [];

function countsOf({ leaves, records, hidden }: PackFindings): readonly Said[] {
  const parts = [...hidden.values()].reduce((sum, count) => sum + count, 0);
  const fields = [...hidden].map(([field, count]) => `${field} ${count}`).join(', ');
  const all: readonly Said[] = [
    ['inLog', leaves],
    ['agree', records],
    ['hidden', parts, fields],
  ];
  return all.filter(([, count]) => count !== 0);
}

/** How a deletion is told, by its reason. */
const deletionWords = { user: 'deletedByUser', retention: 'deletedInTime' } as const;

const deletionsTold = ({ deletions }: PackFindings): readonly Said[] =>
  deletions.map(({ versions, at, why, leaf }): Said => [deletionWords[why], versions, momentText(at), leaf]);

const pagesHold = ({ pages }: FileFindings): readonly Said[] =>
  pages.flatMap(({ is, folder, leaf }): Said[] =>
    is === 'as-sealed' && leaf ? [[leaf.of === 'account' ? 'pageOwn' : 'pageTheirs', folder, momentText(leaf.at), leaf.leaf]] : [],
  );

/** What the list of files already blames is not blamed once more. */
function pagesFail({ pages, ...bag }: FileFindings): readonly Said[] {
  const blamed = [...bag.changed, ...bag.missing, ...bag.misnamed, ...bag.damaged];
  return pages.flatMap(({ is, folder, leaf }): Said[] =>
    is === 'other' && leaf && !blamed.some((path) => path.startsWith(folder)) ? [['pageOther', folder, leaf.leaf]] : [],
  );
}

const pagesUnknown = ({ pages }: FileFindings): readonly Said[] =>
  pages.flatMap(({ is, folder }): Said[] => (is === 'not-sealed' ? [['pageUnsealed', folder]] : []));

const earlierHolds = ({ head, fault }: HeadFinding): readonly Said[] => (head && fault === null ? [['continued', head.size]] : []);

const stampsHold = (heads: readonly HeadFinding[]): readonly Said[] =>
  heads.flatMap(({ head, fault, stamps }) =>
    stamps.flatMap((stamp): Said[] =>
      head && fault === null && stamp.faults.length === 0
        ? [['stamp', momentText(stamp.time ?? ''), stamp.authority ?? '', head.size]]
        : [],
    ),
  );

function headFails({ fault }: HeadFinding): readonly Said[] {
  if (fault === null) return [];
  return [[fault === 'cannot-check' ? 'headUnchecked' : fault === 'other-key' ? 'headOther' : 'headBad']];
}

/** A seal by another key than a head that does not hold says nothing more than that the head does not. */
function sealFails(seal: SealFinding, { head }: PackFindings): readonly Said[] {
  return typeof seal !== 'string' || seal === 'none' || seal === 'cannot-check' || head.fault !== null ? [] : [['sealBad']];
}

/** How each fault is said. `line` is that of the record that it is of. */
const faultWords: Readonly<Record<Fault['why'], (fault: Fault, line: number | string) => Said>> = {
  unreadable: ({ line }) => ['unreadable', line ?? '?'],
  'not-in-log': ({ leaf, id, line }) => ['notInLog', leaf ?? '?', id ?? '?', line ?? '?'],
  twice: ({ leaf, line }) => ['twice', leaf ?? '?', line ?? '?'],
  'no-leaf': ({ id }, line) => ['noLeaf', id ?? '?', line],
  'other-words': ({ id }, line) => ['otherWords', id ?? '?', line],
  'missing-version': ({ id }, line) => ['missingVersion', id ?? '?', line],
  'other-fields': ({ id, fields }, line) => ['otherFields', id ?? '?', fields.join(', '), line],
};

const bagFails = ({ changed, missing, unlisted, misnamed, damaged }: FileFindings): readonly Said[] => [
  ...damaged.map((path): Said => ['fileDamaged', path]),
  ...[...new Set([...changed, ...misnamed])].map((path): Said => ['fileChanged', path]),
  ...missing.map((path): Said => ['fileMissing', path]),
  ...unlisted.map((path): Said => ['fileUnlisted', path]),
];
