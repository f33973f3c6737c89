import { afterEach, describe, expect, test, vi } from 'vitest';
import { exportFile } from '../export-file';
import type { ExportEntry, ExportRequest } from '../request';
import { hostileTexts, longText } from './hostile';
import { heldTo } from './aspects';
import { formats } from './read-back';
import { aGap, aRecord, aRequest, asEntry, assetsFromDisk, aStatement } from './sample';

vi.setConfig({ testTimeout: 120_000 });
afterEach(() => vi.unstubAllGlobals());

const hash = 'c0ffee'.repeat(11).slice(0, 64);
const at = (clock: string): string => `2026-11-20T${clock}:00+08:00`;
const made = async (format: keyof typeof formats, entries: readonly ExportEntry[], changes: Partial<ExportRequest> = {}) =>
  (await exportFile(format, await aRequest(entries, changes), assetsFromDisk())).blob;
const said = (texts: readonly string[]): ExportEntry[] => texts.map((text, index) => asEntry(aRecord({ id: `m${index}`, text })));

const timed = (iso: string | null, precision: 'second' | 'minute' | 'day' | 'none', raw: string) =>
  asEntry(aRecord({ id: raw, text: raw, time: { iso, precision, raw, source: 'row' } }));

const size = (part: BlobPart): number => (typeof part === 'string' ? part.length : part instanceof Blob ? 0 : part.byteLength);

/** As many messages, one a minute. */
async function* many(): AsyncGenerator<ExportEntry> {
  const begin = Date.parse(at('00:00'));
  for (let index = 0; index < 8000; index += 1) {
    const iso = new Date(begin + index * 60_000).toISOString().replace('.000Z', 'Z');
    yield asEntry(
      aRecord({
        id: `m${index}`,
        text: `message ${index} ${Math.sin(index)}`.repeat(8),
        time: { iso, precision: 'second', raw: null, source: 'row' },
      }),
    );
  }
}

type Name = keyof typeof formats;
const readMade = async (format: Name, entries: readonly ExportEntry[], changes?: Partial<ExportRequest>) =>
  formats[format].read(await made(format, entries, changes));

/** Formats that take long for a million characters have tests of their own for them. */
const isSlow = (format: Name): boolean => format === 'pdf' || format === 'eml';

describe('a format', () => {
  test.each(heldTo('texts'))('%s gives every text back, once, whatever it attacks', async (format) => {
    const { texts } = await readMade(format, said(hostileTexts));
    expect(texts).toEqual(hostileTexts.map(formats[format].given));
  });

  test.each(heldTo('order'))('%s keeps the order of entries, whatever their times', async (format) => {
    const clocks = ['14:30', '09:10', '23:59', '00:01', '12:00', '12:00'];
    const entries = clocks.map((clock, index) =>
      asEntry(
        aRecord({ id: `m${index}`, text: `words ${index}`, time: { iso: at(clock), precision: 'minute', raw: null, source: 'row' } }),
      ),
    );
    expect((await readMade(format, entries)).texts).toEqual(clocks.map((_, index) => `words ${index}`));
  });

  test.each(heldTo('long').filter((format) => !isSlow(format)))('%s gives back a message of a million characters', async (format) => {
    const { given } = formats[format];
    const { texts } = await readMade(format, said(['before', longText, 'after']));
    expect(texts.map(({ length }) => length)).toEqual([6, given(longText).length, 5]);
    expect(texts[1] === given(longText)).toBe(true);
  });

  test.each(heldTo('badInput'))('%s is not broken by names, titles, orders and addresses', async (format) => {
    const entries = hostileTexts.map((text, index) =>
      asEntry(
        aRecord({
          id: `m${index}`,
          sender: text,
          text: `words ${index}`,
          orders: [text],
          attachments: [{ kind: 'file', name: text, url: text, sha256: null, bytes: null, state: 'linked' }],
          time: { iso: at('14:30'), precision: 'minute', raw: text, source: 'row' },
        }),
      ),
    );
    const [conversation] = (await aRequest([])).conversations;
    const { texts } = await readMade(format, entries, {
      title: hostileTexts.join(' '),
      conversations: [{ ...conversation, peer: { id: hostileTexts.join('|'), name: hostileTexts.join('\n') }, orders: hostileTexts }],
    });
    expect(texts).toEqual(hostileTexts.map((_, index) => `words ${index}`));
  });

  test.each(heldTo('texts'))('%s keeps several conversations apart, each with its parties and what is proven of it', async (format) => {
    const [conversation] = (await aRequest([])).conversations;
    const other = {
      ...conversation,
      key: 'other',
      peer: { id: '7', name: 'buyer99' },
      completeness: aStatement({ isEmpty: false, gapCount: 1, since: null }),
    };
    const entries = [
      asEntry(aRecord({ text: 'to one' })),
      asEntry(aRecord({ id: 'm2', text: 'to other', conversation: 'other', peer: other.peer })),
    ];
    const { texts, everything } = await readMade(format, entries, { conversations: [conversation, other] });
    expect(texts).toEqual(['to one', 'to other']);
    for (const part of ['buyer88', 'buyer99']) expect(everything).toContain(part);
    expect(everything.includes('1 of 2 conversations have no known gap')).toBe(format !== 'jsonl');
  });

  test.each(heldTo('texts'))('%s can be empty', async (format) => {
    const { texts, everything } = await readMade(format, []);
    expect(texts).toEqual([]);
    expect(everything.includes('Complete from')).toBe(format !== 'jsonl');
  });

  test.each(heldTo('same'))('%s depends on nothing but the request', async (format) => {
    const [one, two] = await Promise.all([0, 1].map(async () => (await made(format, said(['hello', '好的']))).arrayBuffer()));
    expect(Buffer.from(one ?? new ArrayBuffer(1)).equals(Buffer.from(two ?? new ArrayBuffer(2)))).toBe(true);
  });

  test.each(heldTo('progress'))('%s tells how far it is', async (format) => {
    const seen: number[] = [];
    const entries = said(Array.from({ length: 120 }, (_, index) => `message ${index}`));
    await exportFile(format, await aRequest(entries), assetsFromDisk(), { progress: (done) => seen.push(done) });
    expect(seen).toEqual([100, 120]);
  });

  test.each(heldTo('cancel'))('%s stops when it is cancelled, and reads no further', async (format) => {
    const aborter = new AbortController();
    let count = 0;
    async function* endless(): AsyncGenerator<ExportEntry> {
      for (; ; count += 1) yield asEntry(aRecord({ id: `m${count}` }));
    }
    const running = exportFile(format, await aRequest(endless()), assetsFromDisk(), {
      signal: aborter.signal,
      progress: () => aborter.abort(new Error('enough')),
    });
    await expect(running).rejects.toThrow('enough');
    expect(count).toBe(100);
  });

  test.each(heldTo('memory'))('%s hands 8,000 messages over in small pieces', async (format) => {
    const sizes: number[] = [];
    class Measured extends Blob {
      constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
        super(parts, options);
        sizes.push(parts.reduce((sum, part) => sum + size(part), 0));
      }
    }
    vi.stubGlobal('Blob', Measured);
    const { tally } = await exportFile(format, await aRequest(many()), assetsFromDisk());
    expect(tally.messages).toBe(8000);
    expect(Math.max(...sizes)).toBeLessThan(3_000_000);
  });
});

describe('in words', () => {
  test.each(heldTo('versions'))('%s tells versions, recalls, automatic replies and what was not sent', async (format) => {
    const versions = [
      { at: at('14:30'), what: 'first', text: 'oldest words' },
      { at: at('14:40'), what: 'edit', text: 'newest words', since: at('14:35') },
      { at: at('14:50'), what: 'recall', text: 'buyer88 took a message back', since: at('14:45') },
    ] as const;
    const { texts, everything } = await readMade(format, [
      asEntry(aRecord({ text: 'newest words', versions: [...versions], flags: ['auto', 'failed'] })),
    ]);
    expect(texts).toEqual(['newest words']);
    for (const part of [
      'oldest words',
      'Edited between 2026-11-20 14:35:00 +08:00 and 2026-11-20 14:40:00 +08:00',
      'Recalled between 2026-11-20 14:45:00 +08:00 and 2026-11-20 14:50:00 +08:00; the page then showed: buyer88 took a message back',
      'Automatic reply',
      'Not sent, as the page said',
    ])
      expect(everything).toContain(part);
  });

  test.each(heldTo('gaps'))('%s shows a gap in its place', async (format) => {
    const gap = aGap();
    const { texts, everything } = await readMade(format, [
      asEntry(aRecord({ text: 'one' })),
      { entry: 'gap', gap },
      asEntry(aRecord({ id: 'm2', text: 'two' })),
    ]);
    expect(texts).toEqual(['one', 'two']);
    const row = everything.indexOf('Messages may be missing here, between 2026-11-20 14:30 and 2026-11-20 14:40');
    expect(row).toBeGreaterThan(everything.indexOf('one'));
    expect(everything.lastIndexOf('two')).toBeGreaterThan(row);
  });

  test.each(heldTo('times'))('%s tells times as finely as they are known, with their zone and the words of the page', async (format) => {
    const { everything } = await readMade(
      format,
      [
        timed('2026-11-20T14:30:05+08:00', 'second', 'shown 14:30:05'),
        timed('2026-11-20T15:31:00+08:00', 'minute', 'shown 15:31'),
        timed('2026-11-18T00:00:00+08:00', 'day', 'shown Wednesday'),
        timed(null, 'none', 'shown 9:47'),
      ],
      { timeZone: 'Asia/Tokyo' },
    );
    for (const part of ['2026-11-20', '15:30:05', '+09:00', '16:31', '2026-11-18', 'shown Wednesday', 'shown 9:47', 'minute', 'Asia/Tokyo'])
      expect(everything).toContain(part);
  });

  test.each(heldTo('sides'))('%s tells sides, kinds, attachments with names, addresses and hashes, and orders', async (format) => {
    const { everything } = await readMade(format, [
      asEntry(aRecord({ direction: 'out', sender: null, text: 'ours' })),
      asEntry(
        aRecord({
          id: 'm2',
          kind: 'image',
          text: '',
          orders: ['9900112233'],
          attachments: [{ kind: 'image', name: 'shoe.png', url: 'https://f.example.com/shoe', sha256: hash, bytes: 3, state: 'kept' }],
        }),
      ),
      asEntry(aRecord({ id: 'm3', kind: 'system', direction: 'system', sender: null, text: 'Chat closed' })),
    ]);
    for (const part of ['shop:anna', 'buyer88', 'Image', 'shoe.png', 'https://f.example.com/shoe', hash, '9900112233', 'System notice'])
      expect(everything).toContain(part);
  });

  const inLanguages = [
    ['en', 'Complete from 2026-11-20 14:30', 'Orders'],
    ['zh_CN', '从 2026-11-20 14:30 到', '订单'],
    ['zh_TW', '自 2026-11-20 14:30 至', '訂單'],
  ] as const;
  test.each(heldTo('language').flatMap((format) => inLanguages.map((one) => [format, ...one] as const)))(
    '%s says in %s what it holds, of which range, and how complete that is',
    async (format, language, complete, label) => {
      const { everything } = await readMade(format, said(['hello', 'again']), { language });
      for (const part of [complete, label, '220818EGS328B9', 'Shopee Seller', 'Liaocun 0.1.0', 'Asia/Shanghai'])
        expect(everything).toContain(part);
    },
  );
});
