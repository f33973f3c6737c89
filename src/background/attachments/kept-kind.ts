import type { Kind } from '../../domain/message';
import type { FileChoice } from '../../platform/settings';

/** Whether files of a kind are kept under a choice. Links to products, orders and cards are pages, not files. */
export function isKeptKind(choice: FileChoice, kind: Kind): boolean {
  const isPicture = kind === 'image' || kind === 'sticker';
  const isFile = kind === 'file' || kind === 'audio' || kind === 'video';
  return choice === 'all' ? isPicture || isFile : choice === 'pictures' && isPicture;
}
