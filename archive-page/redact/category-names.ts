import { text } from '../../src/platform/i18n';
import type { Category, Whole } from '../../src/redaction/categories';

const tags = {
  name: 'redactTagName',
  phone: 'redactTagPhone',
  address: 'redactTagAddress',
  identity: 'redactTagIdentity',
  card: 'redactTagCard',
  email: 'redactTagEmail',
  order: 'redactTagOrder',
  link: 'redactTagLink',
  custom: 'redactTagCustom',
  hand: 'redactTagHand',
  account: 'redactTagAccount',
  fileName: 'redactTagFile',
  file: 'redactTagFile',
  picture: 'redactTagFile',
} as const satisfies Record<Category, string>;

/** The word that stands beside a highlight. */
export const categoryTag = (category: Category): string => text(tags[category]);

const wholeNames = {
  account: 'redactWholeAccount',
  senders: 'redactWholeSenders',
  fileNames: 'redactWholeFileNames',
  files: 'redactWholeFiles',
} as const satisfies Record<Whole, string>;
export const wholeName = (whole: Whole): string => text(wholeNames[whole]);
