import type { CompletenessKey } from '../archive/completeness/words';
import type { Kind } from '../domain/message';
import type { Category } from '../redaction/categories';
import { categoryKeys } from '../redaction/category-keys';

const kindKeys = {
  text: 'exportKindText',
  image: 'exportKindImage',
  video: 'exportKindVideo',
  audio: 'exportKindAudio',
  file: 'exportKindFile',
  sticker: 'exportKindSticker',
  product: 'exportKindProduct',
  order: 'exportKindOrder',
  card: 'exportKindCard',
  location: 'exportKindLocation',
  call: 'exportKindCall',
  recall: 'exportKindRecall',
  system: 'exportKindSystem',
  unknown: 'exportKindUnknown',
} as const satisfies Record<Kind, string>;

const plainKeys = {
  account: 'exportAccount',
  aboutDay: 'exportAboutDay',
  aboutMinute: 'exportAboutMinute',
  attached: 'exportAttached',
  auto: 'exportAuto',
  carried: 'exportCarried',
  completeness: 'exportCompleteness',
  console: 'exportConsole',
  copy: 'exportCopy',
  expired: 'exportExpired',
  failed: 'exportFailed',
  gaps: 'exportGaps',
  inferred: 'exportInferred',
  hidden: 'exportHidden',
  hiddenNothing: 'exportHiddenNothing',
  madeAt: 'exportMadeAt',
  madeWith: 'exportMadeWith',
  mailIntro: 'exportMailIntro',
  masked: 'exportMasked',
  messages: 'exportMessages',
  noText: 'exportNoText',
  noTime: 'exportNoTime',
  orders: 'exportOrders',
  otherSide: 'exportOtherSide',
  ownSide: 'exportOwnSide',
  range: 'exportRange',
  refused: 'exportRefused',
  timeZone: 'exportTimeZone',
  tooLarge: 'exportTooLarge',
  unknown: 'exportUnknown',
  whole: 'exportWhole',
  withheld: 'exportWithheld',
  about: 'exportAbout',
  addresses: 'exportAddresses',
  attachments: 'exportAttachments',
  contactId: 'exportContactId',
  continued: 'exportContinued',
  conversation: 'exportConversation',
  earlierWords: 'exportEarlierWords',
  firstSight: 'exportFirstSight',
  gap: 'exportGap',
  hashes: 'exportHashes',
  kind: 'exportKind',
  lastSight: 'exportLastSight',
  message: 'exportMessage',
  number: 'exportNumber',
  rawTime: 'exportRawTime',
  record: 'exportRecord',
  row: 'exportRow',
  sender: 'exportSender',
  sheet: 'exportSheet',
  side: 'exportSide',
  state: 'exportState',
  text: 'exportText',
  time: 'exportTime',
  timeNote: 'exportTimeNote',
  zonedTime: 'exportZonedTime',
  searchFile: 'exportSearchFile',
  foundNone: 'exportFoundNone',
  next: 'exportNext',
  previous: 'exportPrevious',
} as const;

const filledKeys = {
  /** For whom a copy is, and its number. */
  copyFor: 'exportCopyFor',
  /** Moment at which the words below were first seen. */
  earlier: 'exportEarlier',
  /** Two moments, between which it happened. */
  edited: 'exportEdited',
  /** Two moments or days. */
  fromTo: 'exportFromTo',
  /** Number of a found message, number of all. */
  foundOf: 'exportFoundOf',
  /** Moment at which the message was first seen. */
  firstSeen: 'exportFirstSeen',
  id: 'exportId',
  mailFirst: 'exportMailFirst',
  mailMore: 'exportMailMore',
  noDay: 'exportNoDay',
  order: 'exportOrder',
  /** Number of the page, number of pages. */
  page: 'exportPage',
  recalled: 'exportRecalled',
  recalledSaying: 'exportRecalledSaying',
  recalledByPlace: 'exportRecalledByPlace',
  /** Number of records, and the hash of them as JSON Lines. */
  recordsHash: 'exportRecordsHash',
  /** A time as the page writes it. */
  shownAs: 'exportShownAs',
  /** What is proven of the conversations of which only a part is exported. */
  wholeChat: 'exportWholeChat',
  withoutGaps: 'exportWithoutGaps',
} as const;

/** The locale keys an export needs. */
export type ExportKey =
  | CompletenessKey
  | (typeof kindKeys)[Kind]
  | (typeof categoryKeys)[Category]
  | (typeof plainKeys)[keyof typeof plainKeys]
  | (typeof filledKeys)[keyof typeof filledKeys];

/** Every word an export shows that is not the chat's own. */
export type Words = {
  readonly kinds: Readonly<Record<Kind, string>>;
  /** What things are hidden as. */
  readonly categories: Readonly<Record<Category, string>>;
  /** Looks up the words of statements on completeness. */
  readonly complete: (key: CompletenessKey, ...parts: string[]) => string;
} & { readonly [Name in keyof typeof plainKeys]: string } & { readonly [Name in keyof typeof filledKeys]: (...parts: string[]) => string };

function mapped<Names extends string, Key, Value>(keys: Readonly<Record<Names, Key>>, make: (key: Key) => Value): Record<Names, Value> {
  const made: Partial<Record<Names, Value>> = {};
  for (const name in keys) made[name] = make(keys[name]);
  // Every name of `keys` was just given its value.
  return made as Record<Names, Value>;
}

/** Looks up the export's words with the `text` of a page, in the language that page is shown in. */
export function wordsFrom(text: (key: ExportKey, ...parts: string[]) => string): Words {
  return {
    ...mapped(plainKeys, (key) => text(key)),
    ...mapped(
      filledKeys,
      (key) =>
        (...parts: string[]) =>
          text(key, ...parts),
    ),
    kinds: mapped(kindKeys, (key) => text(key)),
    categories: mapped(categoryKeys, (key) => text(key)),
    complete: text,
  };
}
