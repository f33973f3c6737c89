import { isFirefox } from '../src/platform/family';
import { usePorts } from '../src/ui/ports';
import { type Loaded, useLoad } from '../src/ui/use-load';

/** What the archive holds and the room it takes; sizes in bytes, as the browser estimates them. */
export type Holdings = {
  readonly messages: number;
  readonly conversations: number;
  readonly used: number;
  readonly quota: number;
  /** Whether the browser keeps it even when the disk is nearly full. Chromium does for every extension with unlimited storage; Firefox is asked. */
  readonly persisted: boolean;
};

export function useHoldings(): Loaded<Holdings> {
  const { archive } = usePorts();
  return useLoad(async () => {
    const [messages, conversations, estimate, persisted] = await Promise.all([
      archive.count(),
      archive.conversations(),
      navigator.storage.estimate(),
      isFirefox() ? navigator.storage.persisted() : true,
    ]);
    return { messages, conversations: conversations.length, used: estimate.usage ?? 0, quota: estimate.quota ?? 0, persisted };
  }, [archive]);
}
