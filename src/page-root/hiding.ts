import type { MessageRecord } from '../domain/message';
import { partsOf } from '../evidence/shown';
import { knownOfRequest } from '../export/redacted-request';
import type { ExportRequest } from '../export/request';
import type { Hidden } from '../pack/leaf-writer';
import { hiddenPaths } from '../redaction/paths';
import { redactorFor } from '../redaction/plan';
import type { ExportChoice } from '../ui/export-port';

/** So many messages may lie between one that was shown and its leaves. */
const remembered = 2000;

/**
 * What the leaves of a pack hide: the same as its records do. `originals` holds the messages that went by, by their ids, with nothing hidden; those long
 * past are forgotten. A leaf of a message that is not among them is refused, for nobody could say what of it may be shown.
 */
export function hiding(
  { of, known }: NonNullable<ExportChoice['redaction']>,
  conversations: ExportRequest['conversations'],
  originals: Map<string, MessageRecord>,
): Hidden {
  const redactor = redactorFor(of, knownOfRequest(conversations, known));
  return ({ cells }) => {
    const record = originals.get(partsOf(cells, 'id')?.[0] ?? '');
    if (!record) throw new Error('a leaf came without its message');
    for (const id of originals.keys()) {
      if (originals.size <= remembered) break;
      originals.delete(id);
    }
    return hiddenPaths(cells, record, redactor);
  };
}
