import type { BagFindings } from '../src/evidence/bag';
import { fingerprintText } from '../src/evidence/head';
import type { Fault, HeadFinding, PackFindings } from '../src/evidence/verify-pack';
import type { Word } from './words';

/** One sentence: which, and what is filled into it. */
export type Said = readonly [word: Word, ...parts: readonly (string | number)[]];

/** What is to be said of a pack: what holds, what does not, what the check cannot know. */
export type Report = { readonly holds: readonly Said[]; readonly fails: readonly Said[]; readonly unknown: readonly Said[] };

/** Puts what was found into sentences. */
export function reportOf(found: PackFindings, bag: BagFindings, strange: readonly string[]): Report {
  const stamps = [found.head, ...found.earlier].flatMap((one) => one.stamps);
  const roots = stamps.flatMap(({ chain, authority, certificate }) => (chain === 'unknown' ? [`${authority}\n${certificate}`] : []));
  return {
    holds: [...headHolds(found), ...countsOf(found), ...found.earlier.flatMap(earlierHolds), ...stampsHold([found.head, ...found.earlier])],
    fails: [
      ...headFails(found.head),
      ...found.earlier.flatMap(({ fault }): Said[] => (fault === null ? [] : [['earlierBad']])),
      ...stamps.flatMap(({ faults }): Said[] => (faults.length > 0 ? [['stampBad', faults.join(', ')]] : [])),
      ...found.faults.map((fault) => faultWords[fault.why](fault)),
      ...bagFails(bag),
      ...strange.map((path): Said => ['strange', path]),
    ],
    unknown: [
      ...(found.sealedLate > 0 ? [['sealedLate', found.sealedLate] as const] : []),
      ...[...new Set(roots)].map((root): Said => ['unknownRoot', ...root.split('\n')]),
      ...(stamps.length > 0 ? [['unknownRevoked'] as const] : []),
      ...(['unknownPage', 'unknownKey', 'unknownClock', 'unknownGaps'] as const).map((word): Said => [word]),
    ],
  };
}

/** An ISO time in UTC as it is read more easily. */
const momentText = (iso: string): string => iso.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC');

const headHolds = ({ head: { head, fault } }: PackFindings): readonly Said[] =>
  head && fault === null ? [['signed', head.size, momentText(head.time), fingerprintText(head.key)]] : [];

function countsOf({ leaves, records, hidden, deletions }: PackFindings): readonly Said[] {
  const parts = [...hidden.values()].reduce((sum, count) => sum + count, 0);
  const all: readonly Said[] = [
    ['inLog', leaves],
    ['agree', records],
    ['hidden', parts],
    ['deletions', deletions],
  ];
  return all.filter(([, count]) => count !== 0);
}

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

/** How each fault is said. */
const faultWords: Readonly<Record<Fault['why'], (fault: Fault) => Said>> = {
  unreadable: ({ line }) => ['unreadable', line ?? '?'],
  'not-in-log': ({ leaf, id }) => ['notInLog', leaf ?? '?', id ?? '?'],
  twice: ({ leaf }) => ['twice', leaf ?? '?'],
  'no-leaf': ({ id }) => ['noLeaf', id ?? '?'],
  'other-words': ({ id }) => ['otherWords', id ?? '?'],
  'missing-version': ({ id }) => ['missingVersion', id ?? '?'],
  'other-fields': ({ id, fields }) => ['otherFields', id ?? '?', fields.join(', ')],
};

const bagFails = ({ changed, missing, unlisted, misnamed }: BagFindings): readonly Said[] => [
  ...[...new Set([...changed, ...misnamed])].map((path): Said => ['fileChanged', path]),
  ...missing.map((path): Said => ['fileMissing', path]),
  ...unlisted.map((path): Said => ['fileUnlisted', path]),
];
