import type { ConversationLine, GapMarks } from '../../domain/ledger-lines';
import type { ToldConversation, ToldRecord } from './told-records';

/** A record in the order that all files together tell: the newest copy of it, which file that is in, and what stands before it. */
export type JoinedRecord = {
  readonly record: ToldRecord;
  readonly file: number;
  /** Null where it follows the record before it directly, and for the first. */
  readonly gap: GapMarks | null;
};

/** A conversation out of many files. */
export type Joined = {
  readonly line: ConversationLine | null;
  /** Whether the first record was the first of the whole conversation. */
  readonly isWhole: boolean;
  readonly records: readonly JoinedRecord[];
};

type Node = { copy: ToldRecord; file: number; before: Node | null; after: Node | null };

/**
 * Puts together what files tell of one conversation, offered in the order in which they were mailed, the oldest first. Records that followed each other
 * lie where one of them is known to lie already; those of which none is known go by their time, and nothing is claimed of what stands beside them.
 */
export class Joining {
  readonly #nodes = new Map<string, Node>();
  /** What the newest file says stands between two records, by their ids. */
  readonly #between = new Map<string, GapMarks | null>();
  #first: Node | null = null;
  #line: ConversationLine | null = null;
  /** The record that a file which knew of the start of the history had first. */
  #start: string | null = null;
  /** Any record of the newest file. */
  #newest: ToldRecord | null = null;

  take({ line, records }: ToldConversation, file: number): void {
    this.#line = line ?? this.#line;
    for (const id of line?.gone ?? []) this.#drop(id);
    for (const record of records) {
      const node = this.#nodes.get(record.id);
      if (node && record.lastSeen >= node.copy.lastSeen) [node.copy, node.file] = [record, file];
      if (record.position === 0 && line?.fromStart) this.#start = record.id;
    }
    this.#newest = records[0] ?? this.#newest;
    const runs = runsIn(records);
    let last: Node | null = null;
    for (const [index, run] of runs.entries()) last = this.#lay(run, { last, later: runs.slice(index + 1), file });
    for (const [index, { id, gap }] of records.entries()) {
      const before = records[index - 1];
      if (before && gap !== undefined) this.#between.set(pair(before.id, id), gap);
    }
    for (const run of runs) this.#close(run);
  }

  joined(): Joined {
    const records: JoinedRecord[] = [];
    for (let node = this.#first; node; node = node.after) {
      const said = node.before ? this.#between.get(pair(node.before.copy.id, node.copy.id)) : null;
      records.push({ record: node.copy, file: node.file, gap: said === undefined ? { order: 'guessed' } : said });
    }
    const first = records[0]?.record.id;
    const index = records.findIndex(({ record }) => record.id === this.#newest?.id);
    return { line: this.#line, isWhole: first !== undefined && (first === this.#start || index === this.#newest?.position), records };
  }

  /** Takes a record out that proved to be another's double; what stands beside it then is told by the file that says so. */
  #drop(id: string): void {
    const node = this.#nodes.get(id);
    if (!node) return;
    if (node.before) node.before.after = node.after;
    else this.#first = node.after;
    if (node.after) node.after.before = node.before;
    this.#nodes.delete(id);
  }

  /** Lays records that followed each other; answers the last of them. `last` is that of those before them in the file. */
  #lay(
    run: Run,
    { last, later, file }: { readonly last: Node | null; readonly later: readonly Run[]; readonly file: number },
  ): Node | null {
    const anchor = this.#knownIn([run]);
    let cursor = anchor ? anchor.before : this.#byTime(run[0]?.at ?? 0, last, later);
    for (const record of run) cursor = this.#nodes.get(record.id) ?? this.#insert(record, file, cursor);
    return cursor;
  }

  /** Brings together what the newest file shows one behind the other: the archive found out since where a piece belongs. */
  #close(run: Run): void {
    for (const [index, { id }] of run.entries()) {
      const one = this.#nodes.get(run[index - 1]?.id ?? '');
      const next = this.#nodes.get(id);
      if (!one || !next || one === next || one.after === next) continue;
      const last = next.before;
      if (last && one.after && isBehind(next, one)) this.#move(one.after, last, this.#endOf(next));
      else {
        const first = this.#startOf(one, next);
        this.#move(first, one, next.before);
      }
    }
  }

  #isJoined = (one: Node, next: Node): boolean => this.#between.get(pair(one.copy.id, next.copy.id)) === null;

  /** The last record that follows this one without a gap. */
  #endOf(node: Node): Node {
    let end = node;
    while (end.after && this.#isJoined(end, end.after)) end = end.after;
    return end;
  }

  /** The first record from which this one follows without a gap, behind `until`. */
  #startOf(node: Node, until: Node): Node {
    let start = node;
    while (start.before && start.before !== until && this.#isJoined(start.before, start)) start = start.before;
    return start;
  }

  /** Moves the records from `first` to `last` behind another, or to the beginning. */
  #move(first: Node, last: Node, behind: Node | null): void {
    if (first.before) first.before.after = last.after;
    else this.#first = last.after;
    if (last.after) last.after.before = first.before;
    const after = behind ? behind.after : this.#first;
    first.before = behind;
    last.after = after;
    if (behind) behind.after = first;
    else this.#first = first;
    if (after) after.before = last;
  }

  #knownIn(runs: readonly Run[]): Node | null {
    for (const run of runs) {
      for (const { id } of run) {
        const node = this.#nodes.get(id);
        if (node) return node;
      }
    }
    return null;
  }

  /** The last record that one of this time stands behind: not before `last`, nor behind what comes later in the file. */
  #byTime(at: number, last: Node | null, later: readonly Run[]): Node | null {
    const until = this.#knownIn(later);
    let cursor = last;
    for (let next = cursor ? cursor.after : this.#first; next && next !== until && next.copy.at <= at; next = next.after) cursor = next;
    return cursor;
  }

  #insert(copy: ToldRecord, file: number, before: Node | null): Node {
    const after = before ? before.after : this.#first;
    const node: Node = { copy, file, before, after };
    if (before) before.after = node;
    else this.#first = node;
    if (after) after.before = node;
    this.#nodes.set(copy.id, node);
    return node;
  }
}

/** Records that followed each other in a file. */
type Run = readonly ToldRecord[];

function isBehind(node: Node, other: Node): boolean {
  for (let next = other.after; next; next = next.after) if (next === node) return true;
  return false;
}

const pair = (one: string, next: string): string => JSON.stringify([one, next]);

function runsIn(records: readonly ToldRecord[]): readonly Run[] {
  const runs: ToldRecord[][] = [];
  for (const record of records) {
    const open = runs.at(-1);
    if (open && record.follows) open.push(record);
    else runs.push([record]);
  }
  return runs;
}
