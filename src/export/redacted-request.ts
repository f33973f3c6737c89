import { add, countMessage, emptyCounts, type HiddenCounts } from '../redaction/counting';
import { hiddenText } from '../redaction/hidden-text';
import { hiddenMark } from '../evidence/shown';
import { knownTogether, redactorFor, type Redactor } from '../redaction/plan';
import { hiddenKey, hidesKey, redactedRecord } from '../redaction/record';
import type { Redaction } from '../redaction/redaction';
import { type Known, nothingKnown } from '../redaction/rules/rule';
import type { MessageRecord } from '../domain/message';
import { chatTitle } from './gather';
import { maskedFiles, type MaskedFiles } from './masked-files';
import { redactedLedger } from './redacted-ledger';
import type { ExportConversation, ExportEntry, ExportRequest } from './request';

/** What the conversations of a request tell of both sides; `also` adds what else is known, such as everyone who speaks in them. */
export function knownOfRequest(conversations: ExportRequest['conversations'], also: Known = nothingKnown): Known {
  const told = conversations.map(({ peer, account, orders }): Known => {
    const others = [peer.name, peer.id].filter((one) => one !== null);
    return { others, own: account === null ? [] : [account], orders };
  });
  return knownTogether([...told, also]);
}

/**
 * The request as a redacted copy is made from: every format shows what is left, for it is given nothing else. `hidden` of the answer counts what
 * was hidden while the entries go by.
 */
export function redactedRequest(request: ExportRequest, redaction: Redaction, also: Known = nothingKnown): ExportRequest {
  const redactor = redactorFor(redaction, knownOfRequest(request.conversations, also));
  const hidden = emptyCounts(redaction);
  const keys = new Keys(request.conversations, redactor);
  const [first, ...others] = request.conversations.map((one) => redactedConversation(one, redactor, keys, hidden));
  if (!first) return request;
  const conversations = [first, ...others] as const;
  const files = maskedFiles(request.fileOf, redaction);
  return {
    ...request,
    title: redactedTitle(request, conversations, redactor),
    conversations,
    entries: redactedEntries(request.entries, { redactor, hidden, keys, files }),
    fileOf: files.fileOf,
    hidden,
    ...(request.ledgerOf && { ledgerOf: redactedLedger(request.ledgerOf, redactor, keys) }),
  };
}

/** What the keys of conversations are called in the copy. */
export class Keys {
  readonly #shown: ReadonlyMap<string, string>;
  readonly #own: ReadonlyMap<string, string>;

  constructor(conversations: ExportRequest['conversations'], redactor: Redactor) {
    const pairs = conversations.map(
      ({ key }, index) => [key, hidesKey({ conversation: key }, redactor, redactor) ? hiddenKey(index) : key] as const,
    );
    this.#shown = new Map(pairs);
    this.#own = new Map(pairs.map(([own, shown]) => [shown, own]));
  }

  shown(own: string): string {
    return this.#shown.get(own) ?? hiddenMark;
  }

  own(shown: string): string | undefined {
    return this.#own.get(shown);
  }
}

function redactedTitle({ title, conversations: own }: ExportRequest, shown: ExportRequest['conversations'], redactor: Redactor): string {
  return title === chatTitle(own) ? chatTitle(shown) : hiddenText(title, redactor.found(title));
}

function redactedConversation(one: ExportConversation, redactor: Redactor, keys: Keys, hidden: HiddenCounts): ExportConversation {
  const { account, peer, orders } = one;
  const shown = (value: string | null, isHidden: boolean): string | null =>
    value !== null && (isHidden || redactor.field(value) !== null) ? hiddenMark : value;
  const parties = {
    account: shown(account, redactor.hidesAccount),
    peer: { id: shown(peer.id, redactor.hidesPeer), name: shown(peer.name, redactor.hidesPeer) },
  };
  if (redactor.hidesPeer && (peer.name ?? peer.id) !== null) add(hidden, 'name');
  if (redactor.hidesAccount && account !== null) add(hidden, 'account');
  return { ...one, key: keys.shown(one.key), ...parties, orders: orders.filter((order) => redactor.field(order) === null) };
}

type Redacting = { readonly redactor: Redactor; readonly hidden: HiddenCounts; readonly keys: Keys; readonly files: MaskedFiles };

async function* redactedEntries(
  entries: ExportRequest['entries'],
  { redactor, hidden, keys, files }: Redacting,
): AsyncGenerator<ExportEntry> {
  for await (const entry of entries) {
    if (entry.entry === 'gap') yield entry;
    else {
      countMessage(hidden, entry.message, redactor);
      const shown = redactedRecord(entry.message, redactor, keys.shown(entry.message.conversation));
      yield { ...entry, message: await withMasks(shown, entry.message, files) };
    }
  }
}

/** Tells each picture that is covered in part by what is left of it; one that cannot be covered is left out. */
async function withMasks(shown: MessageRecord, { attachments }: MessageRecord, files: MaskedFiles): Promise<MessageRecord> {
  if (!shown.attachments.some(({ state }) => state === 'masked')) return shown;
  const masked = shown.attachments.map(async (attachment, index) => {
    const hash = attachments[index]?.sha256 ?? null;
    if (attachment.state !== 'masked' || hash === null) return attachment;
    const made = await files.maskedAs(hash);
    if (!made) return { ...attachment, sha256: null, bytes: null, state: 'withheld' as const };
    return attachment.sha256 === null ? { ...attachment, ...made } : attachment;
  });
  return { ...shown, attachments: await Promise.all(masked) };
}
