import type { ExportLanguage } from '../export/request';
import type { MessageRecord } from '../domain/message';
import type { Redaction } from '../redaction/redaction';
import type { Known } from '../redaction/rules/rule';
import type { Question } from '../search/finder';

/** What most exports are made as, and what few are. */
export const usualFormats = ['pdf', 'eml', 'docx', 'html', 'png', 'xlsx', 'txt', 'jsonl'] as const;
export const rareFormats = ['csv', 'markdown', 'mbox', 'rsmf', 'chatlab', 'parquet'] as const;
export type ExportFormat = (typeof usualFormats)[number] | (typeof rareFormats)[number];

export const exportLanguages = ['en', 'zh_CN', 'zh_TW'] as const satisfies readonly ExportLanguage[];
export const attachmentPlaces = ['in', 'beside', 'none'] as const;
export type AttachmentPlace = (typeof attachmentPlaces)[number];

/** How an export is asked for; null is what is usual: the page's language, the browser's time zone, all columns, what the format does by itself. */
export type ExportChoice = {
  readonly language: ExportLanguage | null;
  readonly timeZone: string | null;
  readonly attachments: AttachmentPlace | null;
  readonly columns: readonly string[] | null;
  /** For whom this copy is; '' for nobody in particular. */
  readonly copyFor: string;
  /** What a PDF is locked by; it is never remembered for the next one, nor kept anywhere. */
  readonly passphrase?: string;
  /** What is hidden in this copy, and how both sides are called; it is never remembered for the next one. */
  readonly redaction?: { readonly of: Redaction; readonly known: Known };
};
export const usualChoice: ExportChoice = { language: null, timeZone: null, attachments: null, columns: null, copyFor: '' };

/**
 * What is to leave: a conversation (or its days from `from` to before `to`, epoch ms), chosen messages of one or of several, or everything a
 * search finds.
 */
export type ExportWhat =
  | { readonly kind: 'conversation'; readonly key: string; readonly from?: number; readonly to?: number }
  | { readonly kind: 'messages'; readonly key: string; readonly orders: readonly number[] }
  | { readonly kind: 'places'; readonly places: readonly { readonly conversation: string; readonly order: number }[] }
  | { readonly kind: 'search'; readonly question: Question };

/** How many messages are written, and of how many where that is known. */
export type ExportProgress = { readonly done: number; readonly total: number | null };
export type ReportProgress = (progress: ExportProgress) => void;
type ExportedFile = { readonly fileName: string; readonly blob: Blob };

/** What the pages need for getting chats out of the archive. Both reject with the signal's reason when it aborts. */
export type ExportPort = {
  exportChats(
    what: ExportWhat,
    format: ExportFormat,
    choice: ExportChoice,
    signal: AbortSignal,
    progress: ReportProgress,
  ): Promise<ExportedFile>;
  /** An evidence pack: the files with proofs that they are what the archive held, in one zip. */
  exportPack(what: ExportWhat, choice: ExportChoice, signal: AbortSignal, progress: ReportProgress): Promise<ExportedFile>;
  /** Opens the review in which parts of the messages are hidden before they are exported. */
  readonly redact?: (what: ExportWhat, choice: ExportChoice) => void;
  /** The messages of `what` as they would be exported, one after the other, for looking through them before. */
  readonly records?: (what: ExportWhat, signal: AbortSignal) => AsyncIterable<MessageRecord>;
  /** The `mailto:` address that opens a draft with these chats as its text. */
  composeMail(what: ExportWhat, signal: AbortSignal, progress: ReportProgress): Promise<string>;
};
