import type { TextPacker, Unpacked } from './deflate';
import type { Answer, Line, Order, Packed } from './orders';

type Bytes = Uint8Array<ArrayBuffer>;
type Waiting = { readonly resolve: (packed: Packed) => void; readonly reject: (error: Error) => void };
/** An order before it has its number. */
type Asked = Order extends infer One ? (One extends Order ? Omit<One, 'id'> : never) : never;

/** Packs on another core, while this one sets the next pages. */
export class PackingHelper {
  readonly #line: Line;
  readonly #waiting = new Map<number, Waiting>();
  readonly #idle: () => void;
  #last = 0;
  #openTexts = 0;
  #isReady = false;
  #end: Error | null = null;

  /** `idle` is called whenever it has answered all it was asked, and no text is unfinished. */
  constructor(line: Line, idle: () => void) {
    this.#line = line;
    this.#idle = idle;
    line.hear((answer) => this.#hear(answer as Answer));
  }

  /** True once it has said that it is there: what is asked of it sooner might never be answered. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** Answers for each stream its bytes in zlib's form; those that are bytes are handed over, each a buffer of its own. */
  async deflated(streams: readonly Unpacked[]): Promise<readonly Bytes[]> {
    const handed = streams.filter((stream) => typeof stream !== 'string');
    const packed = await this.#ask({ streams }, handed);
    if (packed === null || 'packed' in packed) throw new Error('the helper packed no streams');
    return packed;
  }

  /** One piece is under way while the next is made, and no more. */
  textPacker(): TextPacker {
    this.#last += 1;
    this.#openTexts += 1;
    const text = this.#last;
    let before: Promise<unknown> = Promise.resolve();
    return {
      add: async (piece) => {
        await before;
        before = this.#ask({ text, piece });
        // Who adds the next piece, or the end, hears of it.
        before.catch(() => undefined);
      },
      finish: async () => {
        await before;
        this.#openTexts -= 1;
        const packed = await this.#ask({ text });
        if (packed === null || !('packed' in packed)) throw new Error('the helper packed no text');
        return packed;
      },
    };
  }

  /** Ends all that is asked, now or later, with an error. */
  fail(error: Error): void {
    this.#isReady = false;
    this.#end = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #ask(asked: Asked, handed?: readonly Bytes[]): Promise<Packed> {
    this.#last += 1;
    const id = this.#last;
    if (this.#end) return Promise.reject(this.#end);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#line.send({ ...asked, id }, handed);
    });
  }

  #hear(answer: Answer): void {
    if ('ready' in answer) {
      this.#isReady = true;
      this.#idle();
      return;
    }
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('error' in answer) waiting?.reject(new Error(answer.error));
    else waiting?.resolve(answer.packed);
    if (this.#waiting.size === 0 && this.#openTexts === 0) this.#idle();
  }
}
