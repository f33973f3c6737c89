import { isFirefox } from '../src/platform/family';
import { settings } from '../src/platform/settings';
import { usePorts } from '../src/ui/ports';
import { type Loaded, useLoad } from '../src/ui/use-load';
import { useSetting } from '../src/ui/use-setting';

/** What the archive holds and the room it takes; sizes in bytes, as the browser estimates them. */
export type Holdings = {
  readonly messages: number;
  readonly conversations: number;
  readonly files: number;
  /** Of the room used, what the kept files take. */
  readonly fileBytes: number;
  readonly used: number;
  readonly quota: number;
  /** Whether the browser keeps it even when the disk is nearly full. Chromium does for every extension with unlimited storage; Firefox is asked. */
  readonly persisted: boolean;
};

export function useHoldings(): Loaded<Holdings> {
  const { archive, files } = usePorts();
  const [gone] = useSetting(settings.lastRetention);
  const goneAt = gone?.at;
  return useLoad(async () => {
    const [messages, conversations, { kept, bytes }, estimate, persisted] = await Promise.all([
      archive.count(),
      archive.conversations(),
      files.fileHoldings(),
      navigator.storage.estimate(),
      isFirefox() ? navigator.storage.persisted() : true,
    ]);
    const { usage = 0, quota = 0 } = estimate;
    return { messages, conversations: conversations.length, files: kept, fileBytes: bytes, used: usage, quota, persisted };
  }, [archive, files, goneAt]);
}
