import type { Case } from '../../cases/case';
import { asksOf } from '../../cases/preset';
import { presetOf } from '../../cases/presets';
import { isoInZone } from '../../domain/iso-in-zone';

/** A file of the pack as its index names it. */
export type IndexedFile = {
  readonly name: string;
  /** Which of several zips it is in, from 1. */
  readonly part: number;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
};

export type PackIndex = ReturnType<typeof packIndex>;

type Made = { readonly at: number; readonly version: string; readonly labelOf: (index: number) => string };

/** What is in a pack, as `index.json` says it; docs/formats.md tells of every field. The user's own notes are not in it. */
export function packIndex(of: Case, files: readonly (readonly IndexedFile[])[], { at, version, labelOf }: Made) {
  const preset = presetOf(of.preset);
  return {
    is: 'liaocun-case',
    version: 1,
    name: of.name,
    kind: of.preset,
    parties: of.parties,
    orders: of.orders,
    deadline: of.deadline === null ? null : isoInZone(of.deadline, of.zone),
    zone: of.zone,
    made: isoInZone(at, of.zone),
    by: version,
    exhibits: of.exhibits.map((exhibit, index) => ({
      number: index + 1,
      label: labelOf(index),
      title: exhibit.title,
      remark: exhibit.remark,
      is: exhibit.what.kind,
      answers: asksOf(preset, exhibit),
      files: files[index] ?? [],
    })),
  } as const;
}
