import type { Exhibit, ExhibitKind } from './case';
import type { DayCount } from './deadline';

/** The languages in which a preset says what it says; one that is missing does not compile. */
export const presetLanguages = ['en', 'zh_CN', 'zh_TW'] as const;
export type PresetLanguage = (typeof presetLanguages)[number];
export type Words = Readonly<Record<PresetLanguage, string>>;

/** A page that says so, and the day on which we read it. */
export type Source = { readonly url: string; readonly seen: string };

/** One thing that is asked for. An exhibit of these kinds (for a file: of this type) answers it until the user says otherwise. */
export type Ask = {
  readonly id: string;
  readonly words: Words;
  readonly kinds: readonly ExhibitKind[];
  /** What the type of a file begins with, `image/`. */
  readonly type?: string;
};

/** Files of one sort. A size that no page states is null: not known, not unlimited. */
export type FileLimit = { readonly types: readonly string[]; readonly bytes: number | null };

export type Limits = {
  /** The sorts of files that are taken; null where no page says. */
  readonly files: readonly FileLimit[] | null;
  /** How many files. */
  readonly count: number | null;
  /** All files together. */
  readonly bytes: number | null;
};

/** A usual deadline. `from` says what day it is counted from; `isSure` is false where only others than the platform say so. */
export type UsualDeadline = DayCount & { readonly id: string; readonly words: Words; readonly from: Words; readonly isSure: boolean };

/** What one kind of dispute asks for. Only what a page was seen to say stands in it; what nobody says is null or left out. */
export type Preset = {
  readonly id: string;
  readonly name: Words;
  /** IANA zone of the market, where it has one. */
  readonly zone: string | null;
  readonly asks: readonly Ask[];
  /** Whether the asks are the platform's own words; else they are what such disputes usually turn on. */
  readonly areAsksSure: boolean;
  readonly limits: Limits;
  readonly deadlines: readonly UsualDeadline[];
  /** What else is to be known before handing in. */
  readonly remarks: readonly Words[];
  readonly sources: readonly Source[];
};

export const unknownLimits: Limits = { files: null, count: null, bytes: null };

/** A text of a preset in the language of a tag (`zh-TW`). */
export function inLanguage(words: Words, tag: string): string {
  if (!/^zh\b/i.test(tag)) return words.en;
  return /TW|HK|MO|Hant/i.test(tag) ? words.zh_TW : words.zh_CN;
}

function answers(exhibit: Exhibit, { id, kinds, type }: Ask): boolean {
  if (exhibit.asks !== null) return exhibit.asks.includes(id);
  const { what } = exhibit;
  return kinds.includes(what.kind) && (what.kind !== 'file' || what.type.startsWith(type ?? ''));
}

/** What is asked for, and the numbers (from 1) of the exhibits that answer it. */
export type Answered = { readonly ask: Ask; readonly by: readonly number[] };

export function answered({ asks }: Pick<Preset, 'asks'>, exhibits: readonly Exhibit[]): readonly Answered[] {
  return asks.map((ask) => ({ ask, by: exhibits.flatMap((one, index) => (answers(one, ask) ? [index + 1] : [])) }));
}

/** Which questions of the preset an exhibit answers now. */
export function asksOf({ asks }: Pick<Preset, 'asks'>, exhibit: Exhibit): readonly string[] {
  return asks.filter((ask) => answers(exhibit, ask)).map(({ id }) => id);
}
