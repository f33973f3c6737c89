import * as fc from 'fast-check';
import type { SealedVersion } from '../sealed';

/** A message as it might be sealed. */
export const phoneMessage: SealedVersion = {
  id: 'kX3vQ0m_7aTz81Rb',
  console: 'wangwang',
  account: 'tb_lin2019',
  peer: { id: null, name: '木木家居旗舰店' },
  conversation: 'wangwang/id/2207001.1-4410002.1#11001@cntaobao',
  platformId: '99120477',
  direction: 'in',
  kind: 'text',
  flags: ['auto'],
  sender: '木木家居旗舰店:小周',
  time: { iso: '2026-11-20T14:30:05+08:00', precision: 'second', raw: '2026-11-20 14:30:05', source: 'row' },
  version: { what: 'first', at: '2026-11-20T06:30:07.000Z', since: null, sealed: '2026-11-20T06:30:07.412Z' },
  seen: { first: '2026-11-20T06:30:07.000Z', how: 'seen', by: 'a81Zq-4nTq0LxWcE' },
  text: '亲，请联系王小明 13800138000，谢谢 🙏🏽',
  attachments: [{ kind: 'file', name: '发票.pdf', url: 'https://img.example/f/1', sha256: 'ab'.repeat(32), bytes: 5120, state: 'kept' }],
  orders: ['4110223344556677889', '4110223344556677890'],
};

/** Texts of every kind: halves of surrogate pairs, marks, what JSON and HTML treat apart. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom('\ud800', '\udfff', '亲', 'a', '7', ' ', '\0', '<', '"', '𠮷', 'é', '\u202e'), maxLength: 40 }),
);

/** Messages as pages might show them, and as nobody would write them. */
export const anyVersion: fc.Arbitrary<SealedVersion> = fc.record({
  id: anyText,
  console: anyText,
  account: fc.option(anyText),
  peer: fc.record({ id: fc.option(anyText), name: fc.option(anyText) }),
  conversation: anyText,
  platformId: fc.option(anyText),
  direction: fc.constantFrom('in', 'out', 'system'),
  kind: fc.constantFrom('text', 'image', 'unknown'),
  flags: fc.subarray(['auto', 'failed']),
  sender: fc.option(anyText),
  time: fc.record({
    iso: fc.option(fc.constant('2026-11-20T14:30:05+08:00')),
    precision: fc.constantFrom('second', 'none'),
    raw: fc.option(anyText),
    source: fc.option(fc.constantFrom('row', 'separator')),
  }),
  version: fc.record({
    what: fc.constantFrom('first', 'edit', 'recall', 'more'),
    at: fc.constant('2026-11-20T06:30:07.000Z'),
    since: fc.option(fc.constant('2026-11-20T06:30:00.000Z')),
    sealed: fc.constant('2026-11-20T06:30:08.000Z'),
  }),
  seen: fc.record({ first: fc.constant('2026-11-20T06:30:07.000Z'), how: fc.constantFrom('seen', 'scrolled'), by: anyText }),
  text: anyText,
  attachments: fc.array(
    fc.record({
      kind: fc.constant('file' as const),
      name: fc.option(anyText),
      url: fc.option(anyText),
      sha256: fc.option(fc.constant('cd'.repeat(32))),
      bytes: fc.option(fc.nat()),
      state: fc.constantFrom('kept', 'linked'),
    }),
    { maxLength: 3 },
  ),
  orders: fc.array(anyText, { maxLength: 3 }),
});
