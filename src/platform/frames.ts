import { browser } from './browser';
import type { PaneReport } from './messages';

/** A frame in which a content script has woken on a chat. */
export type Frame = {
  readonly tabId: number;
  readonly frameId: number;
  readonly console: string;
  readonly url: string;
  readonly panes: readonly PaneReport[];
  /** The conversation each pane's rows went to, by `paneName`. */
  readonly conversations: Readonly<Record<string, string>>;
};

const key = 'frames';
let frames: Promise<Map<string, Frame>> | null = null;

/** The parties of a pane in one word, to remember its conversation by. */
export function paneName(account: string | null, peerName: string | null): string {
  return JSON.stringify([account, peerName]);
}

/** The frames known to this browser session; the background may be stopped and started in between. */
async function known(): Promise<Map<string, Frame>> {
  frames ??= browser.storage.session.get(key).then(({ [key]: stored }) => new Map(Array.isArray(stored) ? stored : []));
  return frames;
}

const nameOf = (tabId: number, frameId: number) => `${tabId}:${frameId}`;

async function save(all: Map<string, Frame>): Promise<void> {
  await browser.storage.session.set({ [key]: [...all] });
}

/** Notes a frame, or what it now shows. */
export async function noteFrame(frame: Frame): Promise<void> {
  const all = await known();
  all.set(nameOf(frame.tabId, frame.frameId), frame);
  await save(all);
}

export async function frameOf(tabId: number, frameId: number): Promise<Frame | undefined> {
  return (await known()).get(nameOf(tabId, frameId));
}

/** Forgets one frame, or all of a tab. */
export async function forgetFrames(tabId: number, frameId?: number): Promise<void> {
  const all = await known();
  for (const [name, frame] of all) if (frame.tabId === tabId && (frameId === undefined || frame.frameId === frameId)) all.delete(name);
  await save(all);
}

export async function allFrames(): Promise<readonly Frame[]> {
  return [...(await known()).values()];
}
