import { type MailFileMark, readMessageId } from '../mail-format';
import type { MailRow } from '../mail-row';
import { type MailPlace, type Route, RouteError } from '../route';
import type { CheckRow } from './check-row';
import { readMail, type ReadMail } from './read-mail';

export type CheckAround = {
  readonly plan: string;
  /** Epoch ms. */
  readonly now: number;
  readonly signal: AbortSignal;
  readonly report: (progress: { readonly done: number; readonly total: number }) => void;
};

type Lying = { readonly place: MailPlace; readonly mail: ReadMail | null };

/**
 * Lists a folder, fetches every backup mail in it and holds the files in it, by hash, against what the archive mailed; sealed files need no
 * passphrase for that. `rows` are all mails of that mailbox and folder, whatever their state: what was sent is expected. Null where the route cannot look. Rejects
 * with `RouteError` where the server cannot be asked now.
 */
export async function checkMails(route: Route, folder: string, rows: readonly MailRow[], around: CheckAround): Promise<CheckRow | null> {
  const places = await route.list(folder, around.signal);
  if (places === null) return null;
  const known = new Set(rows.map(({ id }) => id));
  const lying = new Map<string, readonly Lying[]>();
  for (const [done, place] of places.entries()) {
    around.report({ done, total: places.length });
    if (isForeign(place, known)) continue;
    const mail = await fetched(route, place, folder, around.signal);
    const id = idOf(mail?.messageId ?? place.messageId);
    if (id !== null && (known.has(id) || isOurs(id, mail))) lying.set(id, [...(lying.get(id) ?? []), { place, mail }]);
  }
  const sent = rows.filter(({ state }) => state === 'sent');
  return { plan: around.plan, at: around.now, folder, lying: places.length, ...judged(sent, known, lying) };
}

const idOf = (messageId: string | null): string | null => messageId?.trim().replace(/^<|>$/g, '') ?? null;

/** Whether a mail need not even be fetched: its Message-ID is told, and is neither known nor one that we make. */
function isForeign({ messageId }: MailPlace, known: ReadonlySet<string>): boolean {
  const id = idOf(messageId);
  return id !== null && !known.has(id) && readMessageId(id) === null;
}

const isOurs = (id: string, mail: ReadMail | null): boolean => readMessageId(id) !== null || (mail?.marks ?? null) !== null;

/** Null where the server lists a mail and does not hand it over, or hands over what is none. */
async function fetched(route: Route, place: MailPlace, folder: string, signal: AbortSignal): Promise<ReadMail | null> {
  try {
    return await readMail(await route.fetch(place, folder, signal));
  } catch (error) {
    if (error instanceof RouteError && error.trouble === 'refused') return null;
    throw error;
  }
}

type Judged = Omit<CheckRow, 'plan' | 'at' | 'folder' | 'lying'>;

function judged(sent: readonly MailRow[], known: ReadonlySet<string>, lying: ReadonlyMap<string, readonly Lying[]>): Judged {
  const missing: string[] = [];
  const unread: string[] = [];
  const altered: { readonly id: string; readonly files: Files }[] = [];
  for (const { id, marks } of sent) {
    const copies = lying.get(id) ?? [];
    const faults = copies.flatMap(({ mail }) => (mail ? [changedFiles(marks.files, mail)] : []));
    const best = faults.toSorted((a, b) => a.length - b.length)[0];
    if (copies.length === 0) missing.push(id);
    else if (!best) unread.push(id);
    else if (best.length > 0) altered.push({ id, files: [...best] });
  }
  return {
    expected: sent.length,
    found: sent.length - missing.length - unread.length - altered.length,
    missing,
    altered,
    unread,
    unexpected: [...lying.keys()].filter((id) => !known.has(id)),
    doubled: [...lying].filter(([, copies]) => copies.length > 1).map(([id]) => id),
  };
}

type Files = CheckRow['altered'][number]['files'];

/** Which of the files that were mailed are not in a mail as they were. */
function changedFiles(mailed: readonly MailFileMark[], { files }: ReadMail): Files {
  const left = files.map(({ sha256 }) => sha256);
  const lost = mailed.filter(({ sha256 }) => {
    const index = left.indexOf(sha256);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  // What is there besides stands for what it was made of, as far as there is any.
  return lost.map(({ kind }, index) => ({ kind, what: index < left.length ? 'altered' : 'gone' }));
}
