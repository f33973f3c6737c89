import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { rowSchema } from '../../src/domain/row.ts';
import type { Chance } from '../merge-simulator/random.ts';
import { fromRoot } from '../../tools/paths.ts';
import type { Said } from '../support/wild-chat.ts';
import { Book } from './book.ts';

/** How many of the last messages a page shows when it opens. */
const shownAtFirst = 120;
/** With more than so many messages not acknowledged, whoever talks waits: what leaves the page before it is stored cannot be read again. */
const mostWaiting = 60;
/** Ms between two messages, at most. */
const longestSilence = 120;
/** A message of a few words that is said again and again, among those that are said once. */
const common = ['ok', '好的', '谢谢亲'] as const;

const acknowledgementSchema = v.object({ key: v.string(), rows: v.array(rowSchema) });

const follow = `<script type="module">
  new EventSource('/feed').onmessage = ({ data }) => __chat.say(...JSON.parse(data));
</script>`;

/** A chat on 127.0.0.1 in which somebody goes on talking at a random pace while a page shows it. */
export class Chat {
  /** Every message that a page ever showed, and what of them the archive acknowledged. */
  readonly book = new Book();
  readonly #luck: Chance;
  readonly #ids: boolean;
  readonly #said: Said[] = [];
  /** The pages that are open, with how much each was told. */
  readonly #feeds = new Map<ServerResponse, number>();
  readonly #server: Server;
  #resting = false;
  #timer: NodeJS.Timeout | undefined;
  /** The first message that the page opened last has shown. */
  #shownFrom = 0;

  private constructor(luck: Chance, ids: boolean) {
    this.#luck = luck;
    this.#ids = ids;
    const page = readFileSync(fromRoot('tests/support/wild-chat.html'), 'utf8').replace('</body>', `${follow}</body>`);
    this.#server = createServer((request, response) => {
      if (request.url === '/feed') this.#open(request, response);
      else if (request.method === 'POST') void this.#acknowledge(request, response);
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    });
  }

  /** With `ids` messages carry the platform's id. */
  static async serve(luck: Chance, ids: boolean): Promise<Chat> {
    const chat = new Chat(luck, ids);
    await new Promise<void>((resolve) => chat.#server.listen(0, '127.0.0.1', resolve));
    chat.#talk();
    return chat;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/chat?peer=anna`;
  }

  /** While it rests nothing is said. */
  rest(isResting: boolean): void {
    this.#resting = isResting;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #talk(): void {
    const waiting = this.#said.length - this.book.acknowledged.size - this.book.unclear;
    if (this.#feeds.size > 0 && !this.#resting && waiting < mostWaiting) {
      this.#say();
      for (const feed of this.#feeds.keys()) this.#push(feed);
    }
    this.#timer = setTimeout(() => this.#talk(), this.#luck.between(5, longestSilence));
  }

  #say(): void {
    const at = this.#said.length;
    const words = this.#luck.maybe(0.25) ? this.#luck.pick(common) : `message ${at}`;
    const out = this.#luck.maybe(0.4);
    const id = this.#ids ? { id: `m${at}` } : {};
    this.#said.push({ text: words, out, time: minuteNow(), ...id });
    this.book.lines.push({ text: words, direction: out ? 'out' : 'in', ...id });
  }

  /** A page that opens shows the last messages, with what was said while nobody looked; one that lost its connection goes on. */
  #open({ headers }: IncomingMessage, feed: ServerResponse): void {
    const resumed = headers['last-event-id'];
    for (let left = this.#resting ? 0 : this.#luck.between(1, 6); left > 0; left--) this.#say();
    if (resumed === undefined) this.#shownFrom = Math.max(0, this.#said.length - shownAtFirst);
    this.#feeds.set(feed, resumed === undefined ? this.#shownFrom : Number(resumed));
    feed.once('close', () => this.#feeds.delete(feed));
    feed.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    this.#push(feed);
  }

  #push(feed: ServerResponse): void {
    const from = this.#feeds.get(feed) ?? 0;
    if (from === this.#said.length) return;
    this.#feeds.set(feed, this.#said.length);
    feed.write(`id: ${this.#said.length}\ndata: ${JSON.stringify(this.#said.slice(from))}\n\n`);
  }

  async #acknowledge(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request).catch(() => null);
    // The page went in the midst of telling.
    if (body === null) return;
    const { key, rows } = v.parse(acknowledgementSchema, JSON.parse(body));
    this.book.acknowledge(key, rows, this.#shownFrom);
    response.end();
  }
}

/** As a chat page shows it, `2026-11-21 18:30`, in the zone of the browser under test. */
const minuteNow = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Taipei', dateStyle: 'short', timeStyle: 'short' }).format(new Date());
