import type { RunPane } from '../archive/runs';
import { text } from '../platform/i18n';

const failures = { unreachable: 'failedUnreachable', refused: 'failedRefused', 'no-pane': 'failedNoPane', full: 'failedFull' } as const;

/** What failed of a run, with the chat it failed of; '' where nothing did. */
export function failureWords({ failed, peerName }: RunPane): string {
  return failed === null ? '' : text('failedFor', peerName ?? text('peerUnknown'), text(failures[failed]));
}
