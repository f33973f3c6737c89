import type { Exhibit, ExhibitWhat } from '../../cases/case';
import type { CaseReader, Place } from '../../cases/case-reader';
import type { FileLimit } from '../../cases/preset';
import type { FileReader } from '../../archive/files/file-reader';
import { safePart } from '../../export/file-name';
import { nothingKnown } from '../../redaction/rules/rule';
import type { Finder, Question } from '../../search/finder';
import { type ExportFormat, type ExportPort, type ExportWhat, usualChoice } from '../../ui/export-port';

/** What files are made from. */
export type Means = {
  readonly exporting: Pick<ExportPort, 'exportChats'>;
  readonly cases: Pick<CaseReader, 'placesOf'>;
  readonly files: Pick<FileReader, 'file'>;
  readonly finder: Pick<Finder, 'places' | 'outline'>;
};

/** A file of a pack. `role`: to be handed in, or our own record of the same. */
export type MadeFile = { readonly name: string; readonly type: string; readonly blob: Blob; readonly role: 'exhibit' | 'record' };

export type Doing = { readonly signal: AbortSignal; readonly progress: (done: number) => void };

const pdf = 'application/pdf';

const onOrder = (order: string): Question => ({ query: { kind: 'order', number: order }, exact: false, ranking: 'newest' });

type Chat = Exclude<ExhibitWhat, { kind: 'note' | 'file' }>;

/** An exhibit's chat as exports name it; null where nothing of it is in the archive. */
async function chosen(what: Chat, { cases }: Means): Promise<ExportWhat | null> {
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
async function placesIn(what: Chat, { cases, finder }: Means, signal: AbortSignal): Promise<readonly Place[]> {
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

async function chatFiles(
  what: Chat,
  exhibit: Exhibit,
  stem: string,
  limit: number | null,
  means: Means,
  doing: Doing,
): Promise<readonly MadeFile[]> {
  const { redaction, watermark } = exhibit;
  const choice = { ...usualChoice, copyFor: watermark, ...(redaction && { redaction: { of: redaction, known: nothingKnown } }) };
  const write = async (format: ExportFormat, of: ExportWhat): Promise<Blob> =>
    (await means.exporting.exportChats(of, format, choice, doing.signal, ({ done }) => doing.progress(done))).blob;
  const whole = await chosen(what, means);
  if (!whole) return [];
  const first = await write('pdf', whole);
  const blobs =
    limit === null || first.size <= limit
      ? [first]
      : await inPieces(await placesIn(what, means, doing.signal), Math.ceil((first.size / limit) * room), limit, async (part) =>
          write('pdf', part),
        );
  const named = (at: number): string => (blobs.length === 1 ? `${stem}.pdf` : `${stem} ${at + 1}-${blobs.length}.pdf`);
  return [
    ...blobs.map((blob, at): MadeFile => ({ name: named(at), type: pdf, blob, role: 'exhibit' })),
    { name: `${stem}.jsonl`, type: 'application/jsonl', blob: await write('jsonl', whole), role: 'record' },
  ];
}

/** What a file ends in, by its own name, else by what it is. */
function extensionOf(name: string, type: string): string {
  const own = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1];
  return own ?? /^[a-z]+\/([a-z0-9]{1,8})/.exec(type)?.[1] ?? 'bin';
}

/** The files of one exhibit; none where nothing of it is in the archive any more. `stem` begins each name. */
export async function exhibitFiles(
  exhibit: Exhibit,
  stem: string,
  limits: readonly FileLimit[] | null,
  means: Means,
  doing: Doing,
): Promise<readonly MadeFile[]> {
  const { what } = exhibit;
  if (what.kind === 'note') {
    const text = `${exhibit.title}\r\n\r\n${what.text.replace(/\r?\n/g, '\r\n')}\r\n`;
    return [{ name: `${stem}.txt`, type: 'text/plain', blob: new Blob(['\uFEFF', text], { type: 'text/plain' }), role: 'record' }];
  }
  if (what.kind === 'file') {
    const kept = await means.files.file(what.sha256);
    if (!kept) return [];
    const blob = new Blob([kept.data], { type: kept.type });
    return [{ name: `${stem}.${extensionOf(what.name, kept.type)}`, type: kept.type, blob, role: 'exhibit' }];
  }
  const limit = limits?.find(({ types }) => types.includes(pdf))?.bytes ?? null;
  return chatFiles(what, exhibit, stem, limit, means, doing);
}

/** A name that every system takes, hidden nowhere; '' where nothing is left of it. */
export const fileBase = (name: string): string => safePart(name).replace(/^[.\-~ ]+|[. ]+$/g, '');

/** `03 Exhibit A3 Change of colour`: numbered, so that files stand in their order, in letters that every system takes. */
export function stemOf(index: number, label: string, title: string): string {
  const number = String(index + 1).padStart(2, '0');
  return [number, fileBase(label), fileBase(title)].filter((part) => part !== '').join(' ');
}
