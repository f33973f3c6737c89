import type { MessageRecord } from '../domain/message';
import type { OpenCell, Parts } from './cells';
import type { Deletion } from './sealed';

/** What stands in a record in the place of what was hidden: once for a whole field, and once for each stretch of a text. */
export const hiddenMark = '▇▇▇';

/** The cell of a label, at the outermost level. */
export const cellOf = (cells: readonly OpenCell[], label: string): OpenCell | undefined => cells.find((cell) => cell.label === label);

/** What a cell says, or null where it is hidden or a group. */
export function partsOf(cells: readonly OpenCell[], label: string): Parts | null {
  const cell = cellOf(cells, label);
  return cell && 'parts' in cell ? cell.parts : null;
}

/** The text of a leaf as it may be shown. */
export function shownText(cells: readonly OpenCell[]): string {
  const cell = cellOf(cells, 'text');
  if (!cell || !('of' in cell)) return hiddenMark;
  const { of } = cell;
  return of.map((one, index) => ('parts' in one ? (one.parts[0] ?? '') : isHidden(of[index - 1]) ? '' : hiddenMark)).join('');
}

const isHidden = (cell: OpenCell | undefined): boolean => cell !== undefined && 'hidden' in cell;

/** Which version of a message a leaf is: what it is and, as epoch ms, from when; null where that is hidden. */
export function versionOf(cells: readonly OpenCell[]): { readonly what: string; readonly at: number; readonly sealed: number } | null {
  const [what, at, , sealed] = partsOf(cells, 'version') ?? [];
  return what && at && sealed ? { what, at: Date.parse(at), sealed: Date.parse(sealed) } : null;
}

/** What a leaf of a deletion tells: when, why, and how many stored versions of messages went. */
export type Deleted = { readonly at: string; readonly why: Deletion['why']; readonly versions: number };

const rangePattern = /^(\d{1,15})-(\d{1,15})$/;

/** How many numbers a range has that lies behind `last` and before `end`, and its own last one; null for what is no such range. */
function rangeIn(text: string | null, last: number, end: number): { readonly count: number; readonly last: number } | null {
  const [, from, to] = (rangePattern.exec(text ?? '') ?? []).map(Number);
  const isRange = from !== undefined && to !== undefined && from > last && to >= from && to < end;
  return isRange ? { count: to - from + 1, last: to } : null;
}

/** What was deleted, by a leaf with this number; null where that is hidden, or where the leaf names what cannot have been there before it. */
export function deletionOf(cells: readonly OpenCell[], leaf: number): Deleted | null {
  const [at, why] = partsOf(cells, 'deletion') ?? [];
  const ranges = partsOf(cells, 'leaves');
  if (!at || Number.isNaN(Date.parse(at)) || (why !== 'user' && why !== 'retention') || !ranges) return null;
  let [versions, last] = [0, -1];
  for (const text of ranges) {
    const range = rangeIn(text, last, leaf);
    if (!range) return null;
    versions += range.count;
    last = range.last;
  }
  return { at, why, versions };
}

/** What a leaf of an identity page tells, as the page's own record does; `at` is ISO, `part` the numbers of the place in the window. */
export type SealedPage = {
  readonly leaf: number;
  readonly of: string;
  readonly at: string;
  readonly url: string;
  readonly title: string;
  readonly text: string;
  readonly part: readonly string[];
  readonly type: string;
  readonly sha256: string;
};

/** The identity page that a leaf with this number is of; null where something of it is hidden. */
export function pageOf(cells: readonly OpenCell[], leaf: number): SealedPage | null {
  const [whose, shown, part, words, picture] = ['whose', 'shown', 'part', 'words', 'picture'].map((label) => wordsOf(cells, label));
  if (!whose || !shown || !part || !words || !picture) return null;
  const [[of = ''], [at = '', url = '', title = ''], [text = ''], [type = '', sha256 = '']] = [whose, shown, words, picture];
  return { leaf, of, at, url, title, text, part, type, sha256 };
}

const wordsOf = (cells: readonly OpenCell[], label: string): readonly string[] | undefined =>
  partsOf(cells, label)?.map((part) => part ?? '');

/** What a leaf and a record both tell of, apart from texts and versions. A conversation may since be called otherwise; a message stays what it is. */
const fields: Readonly<Record<string, (record: MessageRecord) => Parts>> = {
  console: (record) => [record.console],
  platformId: (record) => [record.platformId],
  kind: (record) => [record.direction, record.kind, ...record.flags],
  sender: (record) => [record.sender],
  time: ({ time }) => [time.iso, time.precision, time.raw, time.source],
};

/** In which fields a record says another thing than the newest leaf of its message. */
export function differingFields(record: MessageRecord, cells: readonly OpenCell[]): readonly string[] {
  const plain = Object.entries(fields).filter(([label, told]) => !isToldField(label, cellOf(cells, label), told(record)));
  return [
    ...plain.map(([label]) => label),
    ...(isSameList(cellOf(cells, 'orders'), record.orders, (cell, order) => isAsTold(cell, [order])) ? [] : ['orders']),
    ...(isSameList(cellOf(cells, 'attachments'), record.attachments, isSameFile) ? [] : ['attachments']),
    ...(isLastText(record, cells) ? [] : ['text']),
  ];
}

/** Of a hidden time a record can only say that none is known. */
function isToldField(label: string, cell: OpenCell | undefined, told: Parts): boolean {
  const isNoTime = label === 'time' && cell !== undefined && 'hidden' in cell;
  return isAsTold(cell, isNoTime ? told.map((part) => (part === 'none' ? null : part)) : told);
}

/** Hidden parts may stand in the record as the mark, or as nothing; in a compound field all of them. */
function isAsTold(cell: OpenCell | undefined, told: Parts): boolean {
  if (!cell) return false;
  if ('hidden' in cell) return told.every((part) => part === hiddenMark || part === null);
  return 'parts' in cell && cell.parts.length === told.length && cell.parts.every((part, index) => part === told[index]);
}

function isSameList<Told>(cell: OpenCell | undefined, told: readonly Told[], isSame: (cell: OpenCell, told: Told) => boolean): boolean {
  if (!cell || 'parts' in cell) return false;
  if ('hidden' in cell) return told.length === 0;
  return cell.of.length === told.length && told.every((one, index) => isSameAt(cell.of[index], one, isSame));
}

const isSameAt = <Told>(cell: OpenCell | undefined, told: Told, isSame: (cell: OpenCell, told: Told) => boolean): boolean =>
  cell !== undefined && isSame(cell, told);

/**
 * What came of fetching a file is no part of what was said, so its `state` may differ. A picture that is covered in part for this copy has a hash and a
 * size of its own, of which no leaf knows.
 */
function isSameFile(cell: OpenCell, file: MessageRecord['attachments'][number]): boolean {
  if (!('of' in cell)) return isAsTold(cell, [file.name, file.url, file.sha256]);
  const [, name, url, bytes] = cell.of;
  return (
    isAsTold(name, [file.name]) &&
    isAsTold(url, [file.url]) &&
    (isAsTold(bytes, [file.sha256, file.bytes === null ? null : String(file.bytes)]) || (isHidden(bytes) && file.state === 'masked'))
  );
}

function isLastText(record: MessageRecord, cells: readonly OpenCell[]): boolean {
  return versionOf(cells)?.what === 'recall' || shownText(cells) === record.text;
}

/**
 * Whether a record has the version that a leaf is, with these very words. `more` is no version of the words. What was taken for the first words may
 * since stand in the record as others: when they were not known yet, or when a file told of earlier ones.
 */
export function hasVersion(record: MessageRecord, cells: readonly OpenCell[]): boolean {
  const version = versionOf(cells);
  if (!version || version.what === 'more') return true;
  const text = shownText(cells);
  if (version.what === 'first') return text === '' || record.versions.some((one) => one.text === text);
  return record.versions.some((one) => one.what === version.what && isSameSecond(Date.parse(one.at), version.at) && one.text === text);
}

const isSameSecond = (one: number, other: number): boolean => Math.floor(one / 1000) === Math.floor(other / 1000);
