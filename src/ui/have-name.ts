import { text } from '../platform/i18n';
import type { Have } from '../search/terms';

const names = {
  image: 'hasImage',
  file: 'hasFile',
  link: 'hasLink',
  order: 'hasOrder',
  recall: 'hasRecall',
  edit: 'hasEdit',
  gap: 'hasGap',
  note: 'hasNote',
} as const;

/** What `has:` asks for, in words. */
export const haveName = (what: Have): string => text(names[what]);
