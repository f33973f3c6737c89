/** What a run of a mail plan came to: mails, messages in them, whether more is left, and when a conversation will be quiet (epoch ms). */
export type RunTold = { readonly mails: number; readonly messages: number; readonly more: boolean; readonly quietAt: number | null };

/** What came of trying a mailbox: `trouble` as the route has it, or null where all is well; the server's own words; its limit in bytes. */
export type MailboxTried = { readonly trouble: string | null; readonly answer: string; readonly limit: number | null };

/** Where a mail lies in a folder, in its route's own words. */
export type PlaceTold = { readonly ref: string; readonly messageId: string | null; readonly size: number };

/** What pages may ask of mail. Mailboxes and plans are held against their schemas by the background. */
export type MailQuestions = {
  /** Saves a mailbox; `secret` null keeps the one it has. */
  saveMailbox: { question: { readonly mailbox: unknown; readonly secret: string | null }; answer: null };
  /** Lists the folder of a saved mailbox, and lets what waited for it go. */
  tryMailbox: { question: { readonly id: string; readonly folder: string }; answer: MailboxTried };
  /** Opens the provider's sign-in window for a saved mailbox, and keeps what it answers. `clientSecret` null keeps the one that was used before, if any. */
  signInMailbox: { question: { readonly id: string; readonly clientSecret: string | null }; answer: MailboxTried };
  /** False where a plan still uses it. */
  removeMailbox: { question: { readonly id: string }; answer: boolean };
  /** Saves a plan; `passphrase` null keeps the one it has. */
  savePlan: { question: { readonly plan: unknown; readonly passphrase: string | null }; answer: null };
  removePlan: { question: { readonly id: string }; answer: null };
  /** Composes and sends what is new to a plan, now. */
  runPlan: { question: { readonly id: string }; answer: RunTold };
  /** What the user says of a mail that did not go by itself. */
  sayOfMail: { question: { readonly id: string; readonly word: string }; answer: null };
  /** Holds what lies in the mailbox against what a plan mailed there, and keeps what was found. `trouble` where it could not be asked. */
  checkMails: { question: { readonly plan: string }; answer: MailboxTried };
  /** What lies in a folder of a saved mailbox, or null where its route cannot look. Rejects where it cannot be asked. */
  listMails: { question: { readonly mailbox: string; readonly folder: string }; answer: readonly PlaceTold[] | null };
  /** A mail's bytes as the server has them, in base64. */
  fetchMail: { question: { readonly mailbox: string; readonly folder: string; readonly place: PlaceTold }; answer: string };
  /** Composes mails that were sent, but are not in the mailbox any more, anew. Answers how many. */
  resendMails: { question: { readonly ids: readonly string[] }; answer: number };
  /** Tells that something long goes on, so that the background is not put to sleep over it. */
  stillComposing: { question: null; answer: null };
};

/** Questions that the background puts to the page that composes mails; `version` is the extension's, which that page is not told by the browser. */
export type ComposerQuestions = {
  /** Composes what is new to a plan and stores it; mails are at most `limit` bytes. */
  composeRun: { question: { readonly plan: string; readonly limit: number; readonly version: string }; answer: RunTold };
  /** Composes the messages of a mail anew, as mails of at most `limit` bytes, and stores these in its place. Answers how many. */
  composeAgain: { question: { readonly mail: string; readonly limit: number; readonly version: string }; answer: number };
};
