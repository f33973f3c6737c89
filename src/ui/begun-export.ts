import * as v from 'valibot';
import type { BegunExport } from '../platform/settings';
import { parse } from '../search/language/parse';
import { print } from '../search/language/print';
import { rankings } from '../search/finder';
import { attachmentPlaces, type ExportChoice, exportLanguages, type ExportWhat, rareFormats, usualFormats } from './export-port';

/** How an export that is remembered was asked for. */
export const begunWays = [...usualFormats, ...rareFormats, 'pack'] as const;
export type BegunWay = (typeof begunWays)[number];
export type BegunWork = { readonly what: ExportWhat; readonly way: BegunWay; readonly choice: ExportChoice };

const orders = v.pipe(v.array(v.number()), v.readonly());
const searched = v.object({ kind: v.literal('search'), query: v.string(), exact: v.boolean(), ranking: v.picklist(rankings) });
const whats = v.variant('kind', [
  v.object({ kind: v.literal('conversation'), key: v.string(), from: v.exactOptional(v.number()), to: v.exactOptional(v.number()) }),
  v.object({ kind: v.literal('messages'), key: v.string(), orders }),
  v.object({ kind: v.literal('places'), places: v.array(v.object({ conversation: v.string(), order: v.number() })) }),
  searched,
]);
const works = v.object({
  what: whats,
  way: v.picklist(begunWays),
  choice: v.object({
    language: v.nullable(v.picklist(exportLanguages)),
    timeZone: v.nullable(v.string()),
    attachments: v.nullable(v.picklist(attachmentPlaces)),
    columns: v.nullable(v.array(v.string())),
    copyFor: v.string(),
  }),
});

/** A search is kept as its text, which reads as the same query. */
function kept(what: ExportWhat): v.InferInput<typeof whats> {
  if (what.kind === 'search') {
    const { query, exact, ranking } = what.question;
    return { kind: 'search', query: print(query), exact, ranking };
  }
  if (what.kind === 'places') return { kind: 'places', places: [...what.places] };
  return what.kind === 'messages' ? { ...what, orders: [...what.orders] } : what;
}

function whatOf(what: v.InferOutput<typeof whats>, now: number): ExportWhat {
  if (what.kind !== 'search') return what;
  const { query } = parse(what.query, { now, consoles: [] });
  return { kind: 'search', question: { query, exact: what.exact, ranking: what.ranking } };
}

/** An export as it is remembered, or null for one that hides something or is locked: neither what is hidden nor a passphrase is ever kept. */
export function begunExport({ what, way, choice }: BegunWork, now: number): BegunExport | null {
  const { language, timeZone, attachments, columns, copyFor, passphrase, redaction } = choice;
  if (passphrase !== undefined || redaction) return null;
  return { id: crypto.randomUUID(), at: now, way, what: kept(what), choice: { language, timeZone, attachments, columns, copyFor } };
}

/** What was asked for, or null where what is remembered is none of this version's. */
export function begunWork(begun: BegunExport, now: number): BegunWork | null {
  const read = v.safeParse(works, begun);
  return read.success ? { ...read.output, what: whatOf(read.output.what, now) } : null;
}
