import { unzipSync } from 'fflate';
import type { Exhibit, ExhibitWhat } from '../../cases/case';
import type { CaseReader, Place } from '../../cases/case-reader';
import { takes } from '../../cases/fits';
import type { FileLimit } from '../../cases/preset';
import { nothingKnown } from '../../redaction/rules/rule';
import type { Finder, Question } from '../../search/finder';
import { type ExportFormat, type ExportPort, type ExportWhat, usualChoice } from '../../ui/export-port';
import type { Doing, MadeFile } from './made-file';

export type Chat = Exclude<ExhibitWhat, { kind: 'note' | 'file' }>;

/** What the files of a chat are made from. */
export type ChatMeans = {
  readonly exporting: Pick<ExportPort, 'exportChats' | 'exportPack'>;
  readonly cases: Pick<CaseReader, 'placesOf'>;
  readonly finder: Pick<Finder, 'places' | 'outline'>;
};

const [pdf, png] = ['application/pdf', 'image/png'] as const;

const onOrder = (order: string): Question => ({ query: { kind: 'order', number: order }, exact: false, ranking: 'newest' });

/** An exhibit's chat as exports name it; null where nothing of it is in the archive. */
async function chosen(what: Chat, { cases }: ChatMeans): Promise<ExportWhat | null> {
  if (what.kind === 'order') return { kind: 'search', question: onOrder(what.order) };
  if (what.kind === 'conversation') return { kind: 'conversation', key: what.key };
  if (what.kind === 'days') {
    const { key, from, to } = what;
    return { kind: 'conversation', key, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
  }
  const places = await cases.placesOf(what.ids);
  return places.length === 0 ? null : { kind: 'places', places };
}

/** Every message of an exhibit, by its place in the archive. */
async function placesIn(what: Chat, { cases, finder }: ChatMeans, signal: AbortSignal): Promise<readonly Place[]> {
  if (what.kind === 'messages') return cases.placesOf(what.ids);
  if (what.kind === 'order') return (await finder.places(onOrder(what.order), signal)).toReversed();
  const outline = await finder.outline(what.key);
  const [from, to] = what.kind === 'days' ? [what.from ?? -Infinity, what.to ?? Infinity] : [-Infinity, Infinity];
  const orders = outline ? [...outline.orders].filter((_, at) => (outline.at[at] ?? 0) >= from && (outline.at[at] ?? 0) < to) : [];
  return orders.map((order) => ({ conversation: what.key, order }));
}

/** The chat in as few PDFs as the limit allows; a single message that is too large stays too large. */
async function inPieces(
  places: readonly Place[],
  pieces: number,
  limit: number,
  write: (what: ExportWhat) => Promise<Blob>,
): Promise<readonly Blob[]> {
  const size = Math.max(1, Math.ceil(places.length / pieces));
  const made: Blob[] = [];
  for (let at = 0; at < places.length; at += size) {
    const part = places.slice(at, at + size);
    const blob = await write({ kind: 'places', places: part });
    if (blob.size <= limit || part.length === 1) made.push(blob);
    else made.push(...(await inPieces(part, 2, limit, write)));
  }
  return made;
}

/** More than this in pieces, for each has a head of its own. */
const room = 1.2;

/** `stem.pdf`, or where there are several `stem 1-3.pdf`. */
function numbered(blobs: readonly Blob[], stem: string, extension: string, type: string, role: MadeFile['role']): readonly MadeFile[] {
  const named = (at: number): string => (blobs.length === 1 ? `${stem}.${extension}` : `${stem} ${at + 1}-${blobs.length}.${extension}`);
  return blobs.map((blob, at) => ({ name: named(at), type, blob, role }));
}

/** A long chat comes as several pictures in a zip; handed in they are single files. */
async function picturesIn(made: Blob): Promise<readonly Blob[]> {
  if (made.type !== 'application/zip') return [made];
  const entries = unzipSync(new Uint8Array(await made.arrayBuffer()));
  return Object.keys(entries)
    .toSorted()
    .map((name) => new Blob([Uint8Array.from(entries[name] ?? [])], { type: png }));
}

/**
 * The files of an exhibit's chat: PDF to be handed in, split where one file may not be that large, or pictures where no PDF is taken; JSON Lines;
 * and if wished an evidence pack. None where nothing of it is in the archive.
 */
export async function chatFiles(
  { what, redaction, watermark }: Exhibit & { readonly what: Chat },
  stem: string,
  limits: readonly FileLimit[] | null,
  means: ChatMeans,
  doing: Doing,
): Promise<readonly MadeFile[]> {
  const { signal, withProofs } = doing;
  const choice = { ...usualChoice, copyFor: watermark, ...(redaction && { redaction: { of: redaction, known: nothingKnown } }) };
  const report = ({ done }: { readonly done: number }): void => doing.progress(done);
  const write = async (format: ExportFormat, of: ExportWhat): Promise<Blob> =>
    (await means.exporting.exportChats(of, format, choice, signal, report)).blob;
  const whole = await chosen(what, means);
  if (!whole) return [];
  const limitOf = (type: string): FileLimit | undefined => limits?.find((limit) => takes(limit, type));
  const isPictured = limits !== null && !limitOf(pdf) && limitOf(png) !== undefined;
  const most = limitOf(pdf)?.bytes ?? Infinity;
  const first = await write('pdf', whole);
  const split = async (): Promise<readonly Blob[]> =>
    inPieces(await placesIn(what, means, signal), Math.ceil((first.size / most) * room), most, async (part) => write('pdf', part));
  const pictures = isPictured ? await picturesIn(await write('png', whole)) : [];
  const proof = withProofs ? await means.exporting.exportPack(whole, choice, signal, report) : undefined;
  return [
    ...numbered(pictures, stem, 'png', png, 'exhibit'),
    ...numbered(first.size <= most ? [first] : await split(), stem, 'pdf', pdf, isPictured ? 'record' : 'exhibit'),
    { name: `${stem}.jsonl`, type: 'application/jsonl', blob: await write('jsonl', whole), role: 'record' },
    ...(proof ? [{ name: `${stem} proof.zip`, type: 'application/zip', blob: proof.blob, role: 'record' } as const] : []),
  ];
}
