import { completenessOf } from '../archive/completeness/statement';
import { chatTitle, exportConversation, gather, type Place } from '../export/gather';
import { ledgerOf } from '../export/ledger-of';
import type { ExportLedger, ExportRequest } from '../export/request';
import { messageIdOf } from '../mail/mail-format';
import type { MailRow } from '../mail/mail-row';
import { composed } from '../mail/outbox';
import { mailBytes, mailSize } from './mail-bytes';
import { makePart, type MadePart } from './make-part';
import { inParts } from './parts';
import type { Job, MailingPorts } from './ports';
import { folderOf, subjectOf, valuesFor } from './subject';

/** A message to be mailed, and its neighbours, which its records file names beside it. */
export type Item = Place & { readonly id: string; readonly beside: readonly number[] };

/** By conversation, the messages that were mailed before and proved to be others' doubles since. */
export type Gone = ReadonlyMap<string, readonly string[]>;

/** A mail as it was composed: its row for the outbox, and its bytes. */
export type Composed = {
  readonly row: MailRow;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What its body shows, and the names of its files. */
  readonly html: string;
  readonly files: readonly string[];
};

/** Everything that was to be mailed is gone from the archive. */
class NothingLeft extends Error {
  override readonly name = 'NothingLeft';
}

async function requestOf(
  { archive, ...ports }: MailingPorts,
  { plan, now, signal }: Job,
  places: readonly Place[],
  gone: Gone,
): Promise<ExportRequest> {
  const found = await gather(archive, { kind: 'search', places }, signal);
  const told = await Promise.all(
    (found?.conversations ?? []).map(async (one) =>
      exportConversation(one, ports.consoleName(one.console), await completenessOf(archive, one)),
    ),
  );
  const [first, ...others] = told;
  if (!found || !first) throw new NothingLeft('nothing to mail');
  const request: ExportRequest = {
    title: chatTitle([first, ...others]),
    conversations: [first, ...others],
    range: found.range,
    isPart: true,
    entries: found.entries,
    language: ports.language,
    timeZone: plan.zone,
    madeAt: now,
    extensionVersion: ports.extensionVersion,
    words: ports.words,
    fileOf: async (sha256) => (await archive.file(sha256)) ?? null,
    ledgerOf: async (key) => withGone(ledgerOf(await archive.ledger(key), key, true), gone.get(key) ?? []),
  };
  return plan.redaction === null ? request : ports.redacted(request, plan.redaction);
}

/** A restore takes these out of what older mails hold. */
function withGone(ledger: ExportLedger | null, gone: readonly string[]): ExportLedger | null {
  return ledger && gone.length > 0 ? { ...ledger, line: { ...ledger.line, gone: [...gone] } } : ledger;
}

/** The items and their neighbours, each once, in transcript order. */
function withNeighbours(items: readonly Item[]): readonly Place[] {
  const orders = new Map<string, Set<number>>();
  for (const { conversation, order, beside } of items) {
    const known = orders.get(conversation) ?? new Set();
    for (const one of [order, ...beside]) known.add(one);
    orders.set(conversation, known);
  }
  return [...orders].flatMap(([conversation, all]) => [...all].map((order) => ({ conversation, order })));
}

function holdsOf(items: readonly Item[]): MailRow['holds'] {
  const holds = new Map<string, string[]>();
  for (const { conversation, id } of items) holds.set(conversation, [...(holds.get(conversation) ?? []), id]);
  return [...holds].map(([conversation, messages]) => ({ conversation, messages }));
}

type Cut = { readonly items: readonly Item[]; readonly made: MadePart };

function rowOf(job: Job, folder: string, mailing: string, { items, made }: Cut, part: number, parts: number): Omit<MailRow, 'bytes'> {
  const { plan, mailbox, seal, now } = job;
  const marks = {
    plan: plan.id,
    mailing,
    part,
    parts,
    records: made.tally.messages,
    recordsSha256: made.recordsSha256,
    files: made.files.map(({ kind, bytes, sha256 }) => ({ kind, bytes: bytes.length, sha256 })),
  };
  const messageId = messageIdOf(marks);
  return {
    id: messageId.slice(1, -1),
    messageId,
    plan: plan.id,
    mailbox: mailbox.id,
    folder,
    subject: subjectOf(plan.subject, valuesFor(made.request, made.tally, plan.name, seal.kind !== 'none'), part, parts),
    from: mailbox.from,
    to: [...mailbox.to],
    date: now,
    marks,
    holds: holdsOf(items),
    ...composed(now),
  };
}

/**
 * Composes one mailing: all these messages of one console, in as many parts as the mailbox's limit asks for. Each part is whole by itself. Throws where
 * none of the messages is in the archive any more.
 */
export async function composeMailing(
  ports: MailingPorts,
  job: Job,
  console: string,
  items: readonly Item[],
  gone: Gone,
): Promise<readonly Composed[]> {
  const wish = { files: job.plan.files, seal: job.seal, words: ports.mailWords(job.seal.kind), assets: ports.assets, signal: job.signal };
  const make = async (part: readonly Item[]): Promise<Cut> => ({
    items: part,
    made: await makePart(
      async () => requestOf(ports, job, part, gone),
      async () => requestOf(ports, job, withNeighbours(part), gone),
      wish,
    ),
  });
  const cuts = await inParts(items, make, ({ made }) => mailSize(made.bodies, made.files), job.limit);
  const [mailing, folder] = [ports.uuid(), folderOf(job.plan.folder, ports.consoleName(console))];
  return cuts.map((cut, index) => {
    const row = rowOf(job, folder, mailing, cut, index + 1, cuts.length);
    const bytes = mailBytes({ ...row, extensionVersion: ports.extensionVersion }, cut.made.bodies, cut.made.files);
    return { row: { ...row, bytes: bytes.length }, bytes, html: cut.made.bodies.html, files: cut.made.files.map(({ name }) => name) };
  });
}
