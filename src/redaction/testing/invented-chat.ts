import * as fc from 'fast-check';
import type { MessageRecord, Version } from '../../domain/message';
import { type OpenCell, salted } from '../../evidence/cells';
import { type SealedVersion, versionCells } from '../../evidence/sealed';

/** What must not be read in a copy any more, by the rule that finds it. */
export const secrets = {
  phone: '13800138000',
  email: 'xiaoming@example.com',
  card: '6222020000000000901',
  identity: '11010519491231002X',
  address: '杭州市西湖区文三路123号',
  link: 'https://item.example/i/77',
  order: '220818EGS328B9',
  name: '王小明',
} as const;

const secret = fc.constantFrom(...Object.values(secrets));
const filler = fc.constantFrom('亲，', 'ok ', '请联系', 'abc', 'x', '7', '。', '😀', '\n', ' ', '发货', '\u200B', 'thanks');
const words = fc.array(fc.oneof(filler, filler, secret), { maxLength: 6 }).map((parts) => parts.join(' '));
const at = (second: number): string => `2026-11-20T06:30:${String(second).padStart(2, '0')}.000Z`;
const hash = 'ab'.repeat(32);

/** Records of one conversation in which secrets stand wherever they can. */
export const anyRecord: fc.Arbitrary<MessageRecord> = fc
  .record({
    first: words,
    edit: fc.option(words),
    recall: fc.boolean(),
    raw: fc.option(words),
    sender: fc.constantFrom(null, '王小明', 'service'),
    direction: fc.constantFrom('in' as const, 'out' as const, 'system' as const),
    files: fc.array(fc.record({ name: fc.option(words), url: fc.option(words) }), { maxLength: 2 }),
    orders: fc.constantFrom<string[]>([], ['220818EGS328B9']),
    platformId: fc.option(words),
    account: fc.constantFrom(null, 'shop:anna'),
  })
  .map(({ first, edit, recall, raw, sender, direction, files, orders, platformId, account }) => {
    const versions: Version[] = [
      { at: at(1), what: 'first', text: first },
      ...(edit === null ? [] : [{ at: at(2), what: 'edit' as const, text: edit }]),
      ...(recall ? [{ at: at(3), what: 'recall' as const, text: '对方撤回了一条消息' }] : []),
    ];
    return {
      console: 'wangwang',
      account,
      peer: { id: null, name: '王小明' },
      conversation: 'wangwang/shop:anna/王小明',
      id: 'm1',
      platformId,
      position: 0,
      direction,
      sender,
      time: { iso: at(0), precision: 'second', raw, source: 'row' },
      kind: 'text',
      text: edit ?? first,
      attachments: files.map((file) => ({ kind: 'file', ...file, sha256: hash, bytes: 3, state: 'kept' })),
      orders,
      flags: [],
      versions,
      seen: { first: at(1), last: at(9), by: ['w1'], how: 'seen' },
    };
  });

/** The leaves of a record, one for each version, as they were sealed. */
export function leavesOf(record: MessageRecord): readonly (readonly OpenCell[])[] {
  return record.versions.map((version) => salted(versionCells(sealedAs(record, version)), new Uint8Array(16).fill(7)));
}

export function sealedAs(record: MessageRecord, { what, at: time, since, text }: Version): SealedVersion {
  const { seen, versions: _, position: __, ...own } = record;
  return {
    ...own,
    version: { what, at: time, since: since ?? null, sealed: time },
    seen: { first: seen.first, how: seen.how, by: 'w1' },
    text,
  };
}
