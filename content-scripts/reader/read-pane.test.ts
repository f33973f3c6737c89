import { expect, it } from 'vitest';
import { findPanes } from './find-panes';
import type { Hints } from './hints';
import { readPane } from './read-pane';
import { readByLayout } from './layout/read-by-layout';
import type { Reading } from './reading';
import { showHtml } from './support/show-html';

const layout = () => readByLayout;

const hints: Hints = {
  landmark: '.log',
  pane: '.log',
  row: '.m',
  separator: '.day',
  ignore: '.read',
  direction: { in: '.left', out: '.right', system: '.note' },
  sender: '.who',
  time: '.at',
  timeAttribute: 'time@datetime',
  platformId: '@data-id',
  provisionalId: '^tmp-',
  text: '.say',
  failed: '.broken',
  auto: '.robot',
  kinds: [
    { kind: 'file', selector: '.file', text: '.name' },
    { kind: 'card', selector: '.card' },
    { kind: 'image', selector: 'img.pic' },
  ],
  parties: { account: '.me', peerName: '.with@title', order: '.order' },
  start: '.beginning',
};

function read(rows: string, around = '', with_: Hints = hints): Reading {
  const shown = showHtml(`${around}<div class="log" style="height:300px;overflow:auto">${rows}</div>`);
  const [pane] = findPanes(document, with_, layout);
  expect(pane?.element).toBe(shown.querySelector('.log'));
  if (!pane) throw new Error('no pane');
  return readPane(pane, with_, layout);
}

const rowsOf = (reading: Reading) => reading.rows.map(({ row }) => row);
const textsOf = (reading: Reading) => rowsOf(reading).map(({ text }) => text);
const say = (text: string, side = 'left', more = '') => `<div class="m ${side}"${more}><p class="say">${text}</p></div>`;

it('reads every field the hints name', () => {
  const reading = read(
    `<div class="beginning">start</div>
     <div class="day">2026-03-01</div>
     <div class="m left" data-id="71"><b class="who">Anna</b><i class="at">14:30</i><p class="say">hello<br>you</p><i class="read">Read</i></div>
     <div class="m right" data-id="72"><i class="at">14:31</i><p class="say">hi</p><i class="robot">auto</i></div>`,
    '<i class="me">shop:anna</i><i class="with" title="buyer 88">buyer…</i><i class="order">A-1</i><i class="order">A-1</i>',
  );
  expect(rowsOf(reading)).toEqual([
    {
      direction: 'in',
      sender: 'Anna',
      time: { text: '14:30', separator: '2026-03-01', attribute: null, carried: false },
      kind: 'text',
      text: 'hello\nyou',
      attachments: [],
      platformId: '71',
      state: 'whole',
      auto: false,
    },
    {
      direction: 'out',
      sender: null,
      time: { text: '14:31', separator: '2026-03-01', attribute: null, carried: false },
      kind: 'text',
      text: 'hi',
      attachments: [],
      platformId: '72',
      state: 'whole',
      auto: true,
    },
  ]);
  expect(reading.parties).toEqual({ account: 'shop:anna', peer: { id: null, name: 'buyer 88' }, conversationId: null });
  expect(reading.orders).toEqual(['A-1']);
  expect(reading.fromStart).toBe(true);
});

it('carries a time to the rows after it, but not past a separator', () => {
  const at = '<time class="at" datetime="2026-1-3 09:02:05">09:02</time>';
  const rows = rowsOf(
    read(`${say('a')}<div class="m left">${at}<p class="say">b</p></div>${say('c', 'right')}<div class="day">昨天</div>${say('d')}`),
  );
  expect(rows.map(({ time }) => time)).toEqual([
    { text: null, separator: null, attribute: null, carried: false },
    { text: '09:02', separator: null, attribute: '2026-1-3 09:02:05', carried: false },
    { text: '09:02', separator: null, attribute: '2026-1-3 09:02:05', carried: true },
    { text: null, separator: '昨天', attribute: null, carried: false },
  ]);
});

it('gives a name to its whole group and to nobody else', () => {
  const rows = rowsOf(
    read(`<div class="m left"><b class="who">Anna</b><p class="say">a</p></div>${say('b')}${say('c', 'right')}${say('d')}`),
  );
  expect(rows.map(({ sender }) => sender)).toEqual(['Anna', 'Anna', null, null]);
});

it('tells notices, recalls and time lines apart, and a person who types the same words', () => {
  const rows = rowsOf(
    read(
      `<div class="m note"><p class="say">对方撤回了一条消息</p></div><div class="m note"><p class="say">以上为历史消息</p></div>
       <div class="m note"><p class="say">2026-03-02</p></div><div class="day">以下为新消息</div>${say('对方撤回了一条消息')}`,
    ),
  );
  expect(rows.map(({ kind, text, time }) => [kind, text, time.separator])).toEqual([
    ['recall', '对方撤回了一条消息', null],
    ['system', '以上为历史消息', null],
    ['system', '以下为新消息', '2026-03-02'],
    ['text', '对方撤回了一条消息', '2026-03-02'],
  ]);
});

it('keeps files, pictures and cards, and never a script as an address', () => {
  const rows = rowsOf(
    read(
      `<div class="m left"><div class="file"><b class="name">a.pdf</b><a href="javascript:alert(1)">x</a><a href="https://files.example/a.pdf">y</a></div></div>
       <div class="m left"><img class="pic" alt="" src="https://pictures.example/a.png"></div>
       <div class="m left"><img class="pic" src="javascript:alert(1)"></div>
       <div class="m left"><div class="card"><b>Title</b><button>Buy</button></div></div>`,
    ),
  );
  expect(rows.map(({ kind, text, attachments }) => [kind, text, attachments])).toEqual([
    ['file', 'a.pdf', [{ kind: 'file', name: 'a.pdf', url: 'https://files.example/a.pdf' }]],
    ['image', '', [{ kind: 'image', name: null, url: 'https://pictures.example/a.png' }]],
    ['image', '', [{ kind: 'image', name: null, url: null }]],
    ['card', 'Title', []],
  ]);
});

it('drops nothing: what it cannot place keeps its words, empty rows are shells, unsent ones say so', () => {
  const rows = rowsOf(
    read(
      `<div class="m left"><em>something new</em></div><div class="m left"></div>${say('sending', 'right', ' data-id="tmp-1"')}
       <div class="m right"><p class="say">lost</p><i class="broken">!</i></div>`,
    ),
  );
  expect(rows.map(({ kind, text, state }) => [kind, text, state])).toEqual([
    ['unknown', 'something new', 'whole'],
    ['unknown', '', 'shell'],
    ['text', 'sending', 'pending'],
    ['text', 'lost', 'failed'],
  ]);
});

const shownPicture = (side: number) =>
  `<div class="m left"><img width="${side}" height="${side}" src="https://pictures.example/${side}.png"></div>`;
it('keeps a large picture that no hint names, and takes no face for one', () => {
  expect(
    rowsOf(read(shownPicture(120) + shownPicture(40))).map(({ kind, state, attachments }) => [
      kind,
      state,
      attachments.map(({ url }) => url),
    ]),
  ).toEqual([
    ['image', 'whole', ['https://pictures.example/120.png']],
    ['unknown', 'shell', []],
  ]);
});

const place = (text: string, top: number) => `<div class="m left" style="position:absolute;top:${top}px"><p class="say">${text}</p></div>`;

it('orders rows by where they stand', () => {
  expect(textsOf(read(place('c', 200) + place('a', 0) + place('b', 90)))).toEqual(['a', 'b', 'c']);
  const upwards = `<div style="display:flex;flex-direction:column-reverse">${say('z')}${say('y')}${say('x')}</div>`;
  expect(textsOf(read(upwards))).toEqual(['x', 'y', 'z']);
  expect(textsOf(read(say('2') + say('1'), '', { ...hints, newestFirst: true }))).toEqual(['1', '2']);
});

it('counts what it refuses instead of cutting it', () => {
  const shown = showHtml(`<div class="log" style="height:300px;overflow:auto">${say('short')}${say('long')}</div>`);
  const long = shown.querySelectorAll('.say')[1];
  if (long) long.textContent = '长'.repeat(1_000_001);
  const [pane] = findPanes(document, hints, layout);
  const reading = pane && readPane(pane, hints, layout);
  expect(reading?.refused).toBe(1);
  expect(reading && textsOf(reading)).toEqual(['short']);
});

it('does not believe names and times longer than there are', () => {
  const [row] = rowsOf(
    read(`<div class="m left"><b class="who">${'N'.repeat(600)}</b><i class="at">${'9'.repeat(300)}</i><p class="say">a</p></div>`),
  );
  expect(row).toMatchObject({ sender: null, time: { text: null }, text: 'a' });
});

it('survives selectors that the browser refuses', () => {
  const rows = rowsOf(
    read(say('a'), '', { ...hints, sender: ':::', time: '[', kinds: [{ kind: 'card', selector: '((' }], provisionalId: '(' }),
  );
  expect(rows.map(({ text }) => text)).toEqual(['a']);
});

it('reads from the layout what the hints no longer find', () => {
  const bubble = 'background:#eef;padding:8px;border-radius:8px;width:120px;';
  const row = (side: string, name: string, time: string, text: string) =>
    `<div class="m" style="overflow:hidden;margin:8px"><div style="float:${side}"><div style="font-size:11px">${name}</div>
     <div style="${bubble}">${text}</div><div style="font-size:11px">${time}</div></div></div>`;
  const rows = rowsOf(
    read(
      row('left', 'Anna', '14:30', 'one') + row('right', '', '14:31', 'two') + row('left', 'Anna', '14:33', 'three'),
      '<textarea></textarea>',
    ),
  );
  expect(rows.map(({ direction, sender, time, kind, text }) => [direction, sender, time.text, kind, text])).toEqual([
    ['in', 'Anna', '14:30', 'text', 'one'],
    ['out', null, '14:31', 'text', 'two'],
    ['in', 'Anna', '14:33', 'text', 'three'],
  ]);
});

it('writes nothing to the page', () => {
  const shown = showHtml(`<div class="log" style="height:300px;overflow:auto">${say('a')}${say('b', 'right')}</div><textarea></textarea>`);
  const observer = new MutationObserver(() => {});
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (const known of [hints, null]) for (const pane of findPanes(document, known, layout)) readPane(pane, known, layout);
  expect(observer.takeRecords()).toEqual([]);
  observer.disconnect();
  expect(shown.isConnected).toBe(true);
});
