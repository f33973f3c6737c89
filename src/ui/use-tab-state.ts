import type { TabState } from '../platform/messages';
import { usePorts } from './ports';
import type { Problem } from './problem';
import { useEvery } from './use-every';
import { useLoad } from './use-load';

const everyMs = 2000;

/** The state of a tab, asked again every two seconds; null while there is no tab to ask about. */
export function useTabState(tabId: number | null): {
  readonly tab: TabState | null;
  readonly problem: Problem | null;
  readonly reload: () => void;
} {
  const { background } = usePorts();
  const { value, problem, reload } = useLoad(async () => (tabId === null ? null : background.tabState({ tabId })), [tabId]);
  useEvery(tabId === null ? null : everyMs, reload);
  return { tab: value ?? null, problem, reload };
}
