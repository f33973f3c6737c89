import { isFile, isPicture } from '../../domain/file-type';
import type { Kind } from '../../domain/message';
import type { FileChoice } from '../../platform/settings';

/** Whether attachments of a kind are kept under a choice. */
export function isKeptKind(choice: FileChoice, kind: Kind): boolean {
  return choice === 'all' ? isFile(kind) : choice === 'pictures' && isPicture(kind);
}
