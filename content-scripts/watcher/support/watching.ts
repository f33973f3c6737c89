import { Outbox, type Bounds } from '../outbox';
import { PaneWatch } from '../pane-watch';
import type { PaneReader, Scene } from '../ports';
import { ChatPage, ChatReader } from './chat-page';
import { FakeArchive } from './fake-archive';
import { ManualScheduler } from './manual-scheduler';

const scene: Scene = {
  console: 'shop.example',
  reader: { name: 'test', version: '1.0.0' },
  page: { url: 'https://shop.example/chat', title: 'Chat' },
  zone: 'Asia/Shanghai',
  lang: 'en',
  bareClock: 'today',
};

export type Watching = {
  readonly page: ChatPage;
  readonly reader: ChatReader;
  readonly scheduler: ManualScheduler;
  readonly archive: FakeArchive;
  readonly watch: PaneWatch;
  readonly outbox: Outbox;
  readonly stop: () => void;
};

/** A page with one conversation, followed, with a fake archive at the other end. Its first rows are archived when `pass` has run long enough. */
export function watching(peer: string, texts: readonly string[], bounds: Bounds = { rows: 20_000, characters: 1_000_000 }): Watching {
  const page = new ChatPage(peer, texts);
  const reader = new ChatReader(() => page.root);
  const scheduler = new ManualScheduler();
  const archive = new FakeArchive();
  const ending = new AbortController();
  const outbox = new Outbox(archive.deliver, scheduler, bounds, ending.signal);
  const watch = watchPane(page, reader, scheduler, outbox);
  const stop = () => {
    watch.stop();
    ending.abort();
    page.remove();
  };
  return { page, reader, scheduler, archive, watch, outbox, stop };
}

let made = 0;

function watchPane(page: ChatPage, reader: PaneReader, scheduler: ManualScheduler, outbox: Outbox): PaneWatch {
  return new PaneWatch({
    pane: { element: page.list, root: document },
    reader,
    scheduler,
    outbox,
    scene: () => scene,
    makeId: () => `sighting-${(made += 1)}`,
    attributes: ['id', 'class'],
    changed: () => undefined,
    closed: () => undefined,
    before: undefined,
  });
}
