import type { StampTry } from '../evidence/authority';
import type { ExhibitSubject } from '../evidence/exhibit';
import type { MailQuestions } from './mail-questions';

/** What pages may ask for evidence packs: the log signed and stamped, and what goes into packs besides messages. */
type PackQuestions = {
  /** Signs the log as it stands now, if it grew since the newest head; answers that head's size, 0 while the log is empty. */
  signHead: { question: null; answer: { size: number } };
  /** Has the newest head of the log stamped now by every authority that the user named and that has not stamped it yet. */
  stamp: { question: null; answer: readonly StampTry[] };
  /** Signs the list of a pack's files with the key of the head of this size; `manifest` is its SHA-256 in hexadecimal digits, as is the signature. */
  sealPack: { question: { size: number; manifest: string }; answer: { text: string; signature: string } };
  /** Opens the picking of somebody's profile over the page of a tab; `name` is the other side's. Rejects where the browser lets no script in. */
  pickProfile: { question: { tabId: number; of: ExhibitSubject; conversation: string | null; name: string }; answer: null };
  removeExhibit: { question: { id: string }; answer: null };
  /** Keeps what a service gave for the hash of the head of this size, as the user pasted it. */
  keepDeposit: { question: { service: string; size: number; receipt: string }; answer: null };
  removeDeposit: { question: { id: string }; answer: null };
};

/** What pages may ask of mail and for packs. */
export type FarQuestions = MailQuestions & PackQuestions;
