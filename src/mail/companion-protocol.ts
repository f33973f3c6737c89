import * as v from 'valibot';
import type { RouteTrouble } from './route';

/** What the browsers know the companion by: the name of its manifest. */
export const companionName = 'liaocun.companion';

/** The protocol that this build speaks. It grows whenever one side would no longer understand the other. */
export const companionProtocol = 1;

const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** No sign in it may end a line of SMTP or IMAP, or a folder's name. */
const line = (longest: number) => v.pipe(text(longest), v.minLength(1), v.regex(/^\P{Cc}+$/u));
const address = v.pipe(line(320), v.regex(/^[^\s<>]+@[^\s<>]+$/));
const hostName = v.pipe(text(253), v.regex(/^(?!-)[\p{L}\p{N}.-]+$/u));

/** How a connection becomes private: TLS from its first byte, or STARTTLS before anything else is said. There is no third way. */
export const securities = ['tls', 'starttls'] as const;

export const serverSchema = v.object({
  host: hostName,
  port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
  security: v.picklist(securities),
  /** The name to sign in by; nearly always the address. */
  user: line(320),
});
/** A mail server and who signs in there. */
export type MailServer = v.InferOutput<typeof serverSchema>;

export const accountSchema = v.object({
  /** Whether a mail is filed into the folder (IMAP) or sent to the user's own address (SMTP). */
  by: v.picklist(['append', 'send']),
  imap: v.nullable(serverSchema),
  smtp: v.nullable(serverSchema),
});

const accessSchema = v.object({ ...accountSchema.entries, password: text(4096) });
/** An account with its password, as it goes to the companion with each order; the companion keeps neither. */
export type MailAccess = v.InferOutput<typeof accessSchema>;

/** A folder by its path; `/` parts it, whatever the server parts folders by. */
const folder = v.pipe(line(255), v.regex(/^[^/]+(?:\/[^/]+)*$/));
/** Bytes in base64, with how many they are. */
const bytesSchema = v.object({ base64: v.string(), size: count });
/** With its angle brackets, as mails of ours have it. */
const messageId = v.pipe(line(998), v.regex(/^<[^<>\s]+>$/));
const inFolder = { access: accessSchema, folder };

const asks = {
  /** Which protocols and which version the companion is of. */
  hello: v.object({ ask: v.literal('hello'), protocol: count }),
  /** Signs in to each server of the account, and says what was found. */
  check: v.object({ ask: v.literal('check'), access: accessSchema }),
  limit: v.object({ ask: v.literal('limit'), access: accessSchema }),
  deliver: v.object({
    ask: v.literal('deliver'),
    ...inFolder,
    mail: v.object({
      messageId,
      from: address,
      to: v.pipe(v.array(address), v.minLength(1), v.maxLength(20)),
      date: count,
      bytes: bytesSchema,
    }),
  }),
  'look-up': v.object({ ask: v.literal('look-up'), ...inFolder, messageId }),
  list: v.object({ ask: v.literal('list'), ...inFolder }),
  fetch: v.object({ ask: v.literal('fetch'), ...inFolder, ref: v.pipe(v.string(), v.regex(/^(?:folder|inbox)\/\d{1,10}\/\d{1,10}$/)) }),
  quota: v.object({ ask: v.literal('quota'), ...inFolder }),
  /** Looks for the servers of an address's domain. Only the domain leaves the machine. */
  discover: v.object({ ask: v.literal('discover'), domain: hostName }),
} as const;

export type AskName = keyof typeof asks;
export type AskFor<N extends AskName> = v.InferOutput<(typeof asks)[N]>;
export type Ask = AskFor<AskName>;

const foundServer = v.object({ ...serverSchema.entries, user: v.picklist(['address', 'local-part']) });
const found = v.object({
  /** Who told: a preset by the domain's mail exchangers, the domain's SRV records, or its autoconfig file. */
  from: v.picklist(['preset', 'srv', 'autoconfig']),
  /** The preset that the exchangers tell of, or null. */
  preset: v.nullable(text(40)),
  imap: v.nullable(foundServer),
  smtp: v.nullable(foundServer),
  /** Hosts outside the domain itself: a person should know them before a password goes there. */
  elsewhere: v.array(hostName),
});
/** What autodiscovery found. */
export type Discovered = v.InferOutput<typeof found>;

const limit = v.nullable(count);

/** What the companion answers to each. */
const answers = {
  hello: v.object({ version: text(40), protocols: v.pipe(v.array(count), v.minLength(1), v.maxLength(20)) }),
  check: v.object({ limit, folders: v.boolean(), quota: v.nullable(v.object({ used: count, limit: count })) }),
  limit,
  deliver: v.object({ at: count, answer: text(500) }),
  'look-up': v.picklist(['there', 'missing', 'unknown']),
  list: v.nullable(v.array(v.object({ ref: text(40), messageId: v.nullable(v.string()), size: count }))),
  fetch: bytesSchema,
  quota: v.nullable(v.object({ used: count, limit: count })),
  discover: v.nullable(found),
} as const;
export type AnswerTo<N extends AskName> = v.InferOutput<(typeof answers)[N]>;

/** An answer's value, held against its form; null where it does not have it. */
export function answerTo<N extends AskName>(name: N, value: unknown): { readonly value: AnswerTo<N> } | null {
  const read = v.safeParse<v.GenericSchema>(answers[name], value);
  return read.success ? { value: read.output as AnswerTo<N> } : null;
}

/** The extension's side of a message: an order by its number, or the wish that one be given up. */
export const toCompanion = v.union([v.object({ id: count, order: v.variant('ask', Object.values(asks)) }), v.object({ stop: count })]);

/** One order by its number, whatever it is: what an older or newer companion can still answer. */
export const numbered = v.object({ id: count });

const troubles = ['wait', 'too-large', 'sign-in', 'full', 'certificate', 'folder', 'setup', 'refused', 'may-be-sent'] as const;
troubles satisfies readonly RouteTrouble[];

/** The companion's side: an answer to the order of that number, or why there is none. */
export const fromCompanion = v.union([
  v.object({ id: count, value: v.unknown() }),
  v.object({ id: count, trouble: v.picklist(troubles), answer: text(500) }),
]);
export type FromCompanion =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly trouble: RouteTrouble; readonly answer: string };

/** How the extension asks; rejects with `RouteError`, or with the signal's reason. */
export type CompanionPort = {
  ask<N extends AskName>(name: N, order: Omit<AskFor<N>, 'ask'>, signal: AbortSignal): Promise<AnswerTo<N>>;
};
