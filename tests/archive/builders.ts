import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';

const china = { at: Date.parse('2026-11-21T12:00:00+08:00'), zone: 'Asia/Shanghai' };
let sightings = 0;

/** A whole incoming text row without a time, changed as told. */
export function aRow(text: string, more: Partial<Row> = {}): Row {
  return {
    direction: 'in',
    sender: null,
    time: { text: null, separator: null, attribute: null, carried: false },
    kind: 'text',
    text,
    attachments: [],
    platformId: null,
    state: 'whole',
    auto: false,
    ...more,
  };
}

/** A row that shows its time in full, `2026-11-20 14:30:00`. */
export function aTimedRow(text: string, time: string, more: Partial<Row> = {}): Row {
  return aRow(text, { time: { text: time, separator: null, attribute: null, carried: false }, ...more });
}

/** A sighting of one conversation on a Wangwang page, with an id of its own. */
export function aSighting(rows: readonly Row[], more: Partial<Sighting> = {}): Sighting {
  return {
    id: `sighting-${++sightings}`,
    console: 'wangwang',
    reader: { name: 'wangwang', version: '0.1.0' },
    page: { url: 'https://market.m.taobao.com/app/im/chat-core/index.html', title: '' },
    parties: { account: 'buyer', peer: { id: null, name: '蓝鲸生活旗舰店' }, conversationId: null },
    orders: [],
    ...china,
    lang: 'zh-CN',
    bareClock: 'unknown',
    how: 'seen',
    fromStart: false,
    refused: 0,
    rows: [...rows],
    ...more,
  };
}
