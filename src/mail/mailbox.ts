import * as v from 'valibot';
import type { Route } from './route';

/** The ways into a mailbox. */
export const routeKinds = ['companion', 'jmap', 'gmail', 'graph', 'folder'] as const;
export type RouteKind = (typeof routeKinds)[number];

const short = v.pipe(v.string(), v.maxLength(320));
/** One address as RFC 5321 has them, in ASCII and without a name; nothing that could end a header or begin another address. */
export const addressSchema = v.pipe(short, v.regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+$/, 'a mail address'));

/** A secret as it lies in the store: AES-GCM under a key that cannot be read out. */
export const sealedSchema = v.object({ iv: v.instance(Uint8Array<ArrayBuffer>), data: v.instance(Uint8Array<ArrayBuffer>) });
export type Sealed = v.InferOutput<typeof sealedSchema>;

export const mailboxSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  kind: v.picklist(routeKinds),
  /** What the user calls it. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** Who the mails are from and for; for backups that is nearly always the same address. */
  from: addressSchema,
  to: v.pipe(v.array(addressSchema), v.minLength(1), v.maxLength(20)),
  /** What the route needs and is no secret; each route holds it against a schema of its own. */
  settings: v.unknown(),
  secret: v.nullable(sealedSchema),
  /** The largest mail in bytes that the server was found to take, where it refused a larger one; null where it never did. */
  found: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
/** A mailbox that the user named, as it is stored. */
export type Mailbox = v.InferOutput<typeof mailboxSchema>;

/**
 * What a route reads and writes of its mailbox's secret: a password, or whatever text the route makes of tokens. Unsealed only while it is
 * used, never logged, never exported.
 */
export type MailSecret = { read(): Promise<string | null>; write(secret: string): Promise<void> };

/** Makes a route from a mailbox. Throws `RouteError('setup')` where the settings are not the route's. */
export type RouteMaker = (mailbox: Pick<Mailbox, 'from' | 'to' | 'settings'>, secret: MailSecret) => Route;
