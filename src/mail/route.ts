/** A mail ready to go: RFC 5322 bytes that are never composed again, so that a second try sends the very same. */
export type ReadyMail = {
  /** With its angle brackets, as in the header. */
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  /** Epoch ms of its `Date`. */
  readonly date: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** Where a mail lies in a folder, in the route's own words; good for one session. */
export type MailPlace = { readonly ref: string; readonly messageId: string | null; readonly size: number };

/** What the server said it took. */
export type Delivered = { readonly at: number; readonly answer: string };

/**
 * Why a delivery failed. `wait`: the same may work later (server down, greylisted, busy); `too-large`: only smaller parts can; `sign-in`, `full`,
 * `certificate`, `folder`, `setup`: the user has to do something; `refused`: the server wants none of it. `may-be-sent`: the connection went
 * after the mail was handed over and before the answer, so it has to be looked up before it is sent again.
 */
export type RouteTrouble = 'wait' | 'too-large' | 'sign-in' | 'full' | 'certificate' | 'folder' | 'setup' | 'refused' | 'may-be-sent';

export class RouteError extends Error {
  override readonly name = 'RouteError';
  readonly trouble: RouteTrouble;
  /** What the server said, without addresses or texts of a chat; empty where it said nothing. */
  readonly answer: string;
  constructor(trouble: RouteTrouble, answer = '') {
    super(trouble);
    this.trouble = trouble;
    this.answer = answer;
  }
}

/** A way into the user's mailbox. Every method rejects with `RouteError`, or with the signal's reason. */
export type Route = {
  /** The largest mail the server takes, in bytes, or null where it does not tell. */
  limit(signal: AbortSignal): Promise<number | null>;
  /** Files the mail into the folder (made where missing) or sends it there; answers only after the server said it has it. */
  deliver(mail: ReadyMail, folder: string, signal: AbortSignal): Promise<Delivered>;
  /** Whether a mail with this Message-ID lies in the folder; `unknown` where the route cannot look. */
  lookUp(messageId: string, folder: string, signal: AbortSignal): Promise<'there' | 'missing' | 'unknown'>;
  /** What lies in the folder, or null where the route cannot look. */
  list(folder: string, signal: AbortSignal): Promise<readonly MailPlace[] | null>;
  /** A mail's bytes as the server has them. */
  fetch(place: MailPlace, folder: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
};
