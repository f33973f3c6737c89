import type { Completeness, GapStatement } from '../archive/completeness/statement';
import type { ConversationLine, GapMarks } from '../domain/ledger-lines';
import type { MessageRecord } from '../domain/message';
import type { Category } from '../redaction/categories';
import type { Words } from './words';

/** The languages an export can be written in; Chinese ones also choose between the simplified and the traditional face. */
export type ExportLanguage = 'en' | 'zh_CN' | 'zh_TW';

/** One line of an export in transcript order: a message, or a place where nothing proves that no message is missing. */
export type ExportEntry =
  | {
      readonly entry: 'message';
      readonly message: MessageRecord;
      /** Epoch ms by which it sorts among other conversations' messages, where `usualAt` does not tell. */
      readonly at?: number;
    }
  | { readonly entry: 'gap'; readonly gap: GapStatement };

/** Who talks in one of the exported conversations, and where. */
export type ExportConversation = {
  readonly key: string;
  /** The console's id, `shopee-seller`. */
  readonly console: string;
  /** The console's name as people call it, `Shopee Seller`. */
  readonly consoleName: string;
  readonly account: string | null;
  readonly peer: { readonly id: string | null; readonly name: string | null };
  readonly orders: readonly string[];
  /** What the archive can prove of the whole conversation, whatever part of it is exported. */
  readonly completeness: Completeness;
};

/**
 * All that one export needs; every writer is fed from the same value and changes nothing in it.
 * `entries` is read once, in transcript order, conversation after conversation.
 */
export type ExportRequest = {
  readonly title: string;
  readonly conversations: readonly [ExportConversation, ...ExportConversation[]];
  /** What was asked for, in epoch ms, `to` exclusive; null leaves that side open. */
  readonly range: { readonly from: number | null; readonly to: number | null };
  /** True where messages of these conversations were left out by choice. */
  readonly isPart: boolean;
  readonly entries: AsyncIterable<ExportEntry> | Iterable<ExportEntry>;
  readonly language: ExportLanguage;
  /** IANA zone in which times are shown. */
  readonly timeZone: string;
  /** When the export is made: epoch ms. Nothing else in an export depends on the clock. */
  readonly madeAt: number;
  readonly extensionVersion: string;
  readonly words: Words;
  /** A file that the archive keeps, by its hash; null where it is gone. Formats that carry files ask for each as it comes. */
  readonly fileOf?: (sha256: string) => Promise<KeptFile | null>;
  /** Where the bytes of kept attachments go: into the file, as files beside it in a zip, or nowhere; by itself into formats that show pictures. */
  readonly attachments?: 'in' | 'beside' | 'none';
  /** The columns of tables (CSV, XLSX), by their names in `columns.ts`, in order; by itself all. */
  readonly columns?: readonly string[];
  /** For whom this copy is made; formats that people read show it on every page. */
  readonly watermark?: Watermark;
  /** What JSON Lines say of a conversation besides its records, for who puts them back into an archive. */
  readonly ledgerOf?: (key: string) => Promise<ExportLedger | null>;
  /** What a PDF is locked by; other formats know no such thing. */
  readonly passphrase?: string;
  /** How often something is hidden in this copy, by what it was hidden as; complete once every entry went by. Missing where nothing is. */
  readonly hidden?: ReadonlyMap<Category, number>;
};

/** A line that marks one recipient's copy, and the number under which the archive remembers for whom it was. */
export type Watermark = { readonly line: string; readonly id: string };

/** A kept file and what it is by its own bytes, `image/png`. */
export type KeptFile = { readonly type: string; readonly data: Uint8Array<ArrayBuffer> };

/** A conversation's own line, and its gaps by the order of the message before each. */
export type ExportLedger = { readonly line: ConversationLine; readonly gaps: ReadonlyMap<number, GapMarks> };

/** What an export turned out to hold; known once every entry went by. */
export type Tally = {
  readonly messages: number;
  readonly gaps: number;
  /** Earliest and latest known times, epoch ms, or null where no message has one. */
  readonly first: number | null;
  readonly last: number | null;
};
