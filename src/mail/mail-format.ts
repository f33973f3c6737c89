import * as v from 'valibot';

/**
 * What a backup mail says of itself in headers of its own, so that it can be found, checked and put back by itself, without this archive.
 * Nothing here names a person or a shop: headers travel open even where the attachments are sealed.
 *
 *     X-Liaocun-Mail: 1
 *     X-Liaocun-Plan: 5e0b6c8e-0f57-4d3b-9d3c-3d1a5a1f7f10
 *     X-Liaocun-Part: 1/3; mailing=0b7c…
 *     X-Liaocun-Records: 2000; sha256=<64 hex digits>
 *     X-Liaocun-File: records; bytes=88123; sha256=<64 hex digits>
 *     X-Liaocun-File: reading; bytes=91234; sha256=<64 hex digits>
 */
export const mailVersion = 1;

export const mailHeaderNames = {
  version: 'X-Liaocun-Mail',
  plan: 'X-Liaocun-Plan',
  part: 'X-Liaocun-Part',
  records: 'X-Liaocun-Records',
  file: 'X-Liaocun-File',
} as const;

/**
 * What an attachment is: the records as JSON Lines, or the chat for reading (PDF). A sealed one is an age file (`….jsonl.age`) of the same, a locked one
 * a PDF that asks for a passphrase; its hash and size are of the file as it is attached.
 */
export const mailFileKinds = ['records', 'sealed-records', 'reading', 'sealed-reading', 'locked-reading'] as const;
export type MailFileKind = (typeof mailFileKinds)[number];

const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'a UUID'));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hex'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

export const mailFileMarkSchema = v.object({ kind: v.picklist(mailFileKinds), bytes: count, sha256 });
/** One attachment, in the order in which they are attached. */
export type MailFileMark = v.InferOutput<typeof mailFileMarkSchema>;

export const mailMarksSchema = v.pipe(
  v.object({
    plan: uuid,
    /** What one run of the plan sent, whose parts are numbered. */
    mailing: uuid,
    part: v.pipe(count, v.minValue(1)),
    parts: v.pipe(count, v.minValue(1)),
    /**
     * How many messages the part is for. Its file may hold more: around each run of them the records before and behind it, by which a restore
     * finds the run's place.
     */
    records: count,
    /** Of all bytes of the records' JSON Lines; null where they are sealed, for a hash would confirm what someone guesses, or not attached. */
    recordsSha256: v.nullable(sha256),
    files: v.pipe(v.array(mailFileMarkSchema), v.maxLength(10)),
  }),
  v.check(({ part, parts }) => part <= parts, 'a part beyond the last'),
);
/** The headers' content. */
export type MailMarks = v.InferOutput<typeof mailMarksSchema>;

/** The headers as name and value, in order; plain ASCII. */
export function markHeaders(marks: MailMarks): readonly (readonly [name: string, value: string])[] {
  const { version, plan, part, records, file } = mailHeaderNames;
  return [
    [version, String(mailVersion)],
    [plan, marks.plan],
    [part, `${marks.part}/${marks.parts}; mailing=${marks.mailing}`],
    [records, `${marks.records}${marks.recordsSha256 === null ? '' : `; sha256=${marks.recordsSha256}`}`],
    ...marks.files.map((one): [string, string] => [file, `${one.kind}; bytes=${one.bytes}; sha256=${one.sha256}`]),
  ];
}

/**
 * Reads the marks of a mail from its headers, however a server folded, reordered or recased them, or put those of one name together. Null for a mail that is not ours, or
 * whose marks were damaged.
 */
export function readMarks(headers: Iterable<readonly [name: string, value: string]>): MailMarks | null {
  const values = (wanted: string): readonly string[] =>
    all.filter(([name]) => name.toLowerCase() === wanted.toLowerCase()).map(([, value]) => value.replace(/\s+/g, ' ').trim());
  const all = [...headers];
  const names = mailHeaderNames;
  if (values(names.version)[0] !== String(mailVersion)) return null;
  const [, part, parts, mailing] = /^(\d+)\/(\d+); ?mailing=(\S+)$/.exec(values(names.part)[0] ?? '') ?? [];
  const [, records, hash] = /^(\d+)(?:; ?sha256=(\S+))?$/.exec(values(names.records)[0] ?? '') ?? [];
  const read = v.safeParse(mailMarksSchema, {
    plan: values(names.plan)[0],
    mailing,
    part: Number(part),
    parts: Number(parts),
    records: Number(records),
    recordsSha256: hash ?? null,
    files: values(names.file).flatMap((value) => value.split(/ ?, ?/).map(fileMark)),
  });
  return read.success ? read.output : null;
}

function fileMark(value: string): unknown {
  const [, kind, bytes, hash] = /^(\S+); ?bytes=(\d+); ?sha256=(\S+)$/.exec(value) ?? [];
  return { kind, bytes: Number(bytes), sha256: hash };
}

/** The domain of every Message-ID: `.invalid` never resolves (RFC 2606), and a mail program shows none of it. */
const idDomain = 'liaocun.invalid';

/** The Message-ID of a part, with its angle brackets; a part that is composed anew after it was lost has another mailing's. */
export function messageIdOf({ mailing, part }: Pick<MailMarks, 'mailing' | 'part'>): string {
  return `<${mailing}.${part}@${idDomain}>`;
}

/** Which mailing and part a Message-ID of ours names, or null for any other. */
export function readMessageId(messageId: string): Pick<MailMarks, 'mailing' | 'part'> | null {
  const [, mailing, part] = /^<?([0-9a-f-]{36})\.(\d{1,6})@liaocun\.invalid>?$/.exec(messageId.trim()) ?? [];
  return mailing === undefined ? null : { mailing, part: Number(part) };
}
