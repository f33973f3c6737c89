import { expect, it } from 'vitest';
import { all, bubbles, each, expected, never, nameOf, seen, show } from '../support/show-chat';

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const both = (names: 'all' | 'in' | 'none') => expected(names, never).map(([side, name, , text]) => [side, name, text]);
const got = () => seen().map(([side, name, , text]) => [side, name, text]);

it('relative times beside the names over bubbles', () => {
  const rows = all.map(
    ({ side, words, first }, at) =>
      `<div style="display:flex;flex-direction:${side === 'out' ? 'row-reverse' : 'row'};gap:8px;padding:2px 10px">${first && side === 'in' ? `<img width="42" height="42" style="border-radius:4px" src="${dot}#${side}">` : '<div style="width:42px"></div>'}
    <div>${first ? `<div style="display:flex;gap:6px">${side === 'in' ? `<strong>${nameOf(side)}</strong>` : ''}<small style="color:#888">${20 - at} minutes ago</small></div>` : ''}<div style="background:${side === 'in' ? '#e8f3f7' : '#dff2e3'};border:1px solid #cde;border-radius:8px;padding:6px"><p>${words}</p></div></div></div>`,
  );
  show(rows);
  expect(seen()).toEqual(
    expected('in', never).map((one, at) => [one[0], one[1], all[at]?.first ? `${20 - at} minutes ago` : null, one[3]]),
  );
});

it('faces under runs, a name above, time and fate in one line, answers to choose, somebody writing', () => {
  const rows = all.map(
    ({ side, words, first, last }, at) =>
      `<div style="margin:2px 10px">${first && side === 'in' ? '<div style="font-size:11px;color:#68737d;margin-left:40px">Ines Marlow</div>' : ''}<div style="display:flex;${side === 'out' ? 'justify-content:flex-end' : ''};align-items:flex-end;gap:8px">${side === 'in' ? (last ? `<img width="32" height="32" style="border-radius:50%" alt="Ines Marlow" src="${dot}">` : '<div style="width:32px"></div>') : ''}<div style="background:${side === 'in' ? '#f3f4f6' : '#17494d'};color:${side === 'in' ? '#222' : '#fff'};border-radius:14px;padding:8px 12px">${words}</div></div>
    ${at === 9 ? '<div style="text-align:right;font-size:11px;color:#68737d">Just now · Delivered</div>' : ''}</div>`,
  );
  const quick =
    '<div style="display:flex;gap:6px;justify-content:flex-end;margin:8px"><button style="border:1px solid #17494d;border-radius:14px;padding:4px 10px">Track my order</button><button style="border:1px solid #17494d;border-radius:14px;padding:4px 10px">Talk to a person</button></div>';
  const typing = `<div style="display:flex;margin:4px 10px"><div style="background:#f3f4f6;border-radius:14px;padding:8px 12px"><span style="display:inline-block;width:6px;height:6px;background:#888;border-radius:3px"></span> <span style="display:inline-block;width:6px;height:6px;background:#888;border-radius:3px"></span></div></div>`;
  show([...rows, quick, typing]);
  expect(seen().map(([a, b, , d]) => [a, b, d])).toEqual(expected('in', never).map(([a, b, , d]) => [a, b, d]));
});

it('one side in bubbles, long answers with lists, code and actions on the other', () => {
  const rows = all.map(({ side, words }, at) =>
    side === 'out'
      ? `<div style="display:flex;justify-content:flex-end;padding:10px"><div style="background:#f4f4f4;border-radius:18px;padding:8px 14px;max-width:70%">${words}</div></div>`
      : `<div style="padding:10px"><div><p>${words}</p>${at === 5 ? '<ul><li>first of all</li><li>second</li></ul><pre><code>a = 1</code></pre>' : ''}</div><div style="display:flex;gap:4px;font-size:12px;color:#888"><button aria-label="Copy">⧉</button><button>👍</button></div></div>`,
  );
  show(rows);
  const said = expected('none', never).map((one, at) =>
    at === 5 ? [one[0], one[1], one[2], `${one[3]}\nfirst of all\nsecond\na = 1`] : one,
  );
  expect(seen()).toEqual(said);
});

it('names and times above runs, «Edited», reactions over the edge of a bubble', () => {
  const rows = all.map(
    ({ side, words, clock, first }, at) =>
      `<div style="display:flex;flex-direction:column;align-items:${side === 'out' ? 'flex-end' : 'flex-start'};padding:2px 40px">${first ? `<div style="font-size:12px;color:#616161">${side === 'in' ? `<span>${nameOf(side)}</span> ` : ''}<time>${clock}</time>${at === 6 ? '<span> Edited</span>' : ''}</div>` : ''}<div style="background:${side === 'in' ? '#fff' : '#e8ebfa'};box-shadow:0 1px 2px #0003;border-radius:4px;padding:6px 12px">${words}</div>${at === 1 ? '<div style="display:flex;gap:4px;margin-top:-4px"><div style="background:#fff;border:1px solid #ddd;border-radius:10px;padding:0 6px;font-size:12px">❤️ 1</div></div>' : ''}</div>`,
  );
  show(rows, '.talk { background: #f5f5f5 }');
  expect(seen()).toEqual(expected('in', ({ clock, first }) => (first ? clock : null)));
});

it('time lines in the middle, what is answered said above a bubble, a small face under what was read', () => {
  const rows = all.map(
    ({ side, words, first, clock }, at) =>
      `${first && at % 4 === 0 ? `<div style="text-align:center;font-size:12px;color:#888;margin:8px">Yesterday at ${clock}</div>` : ''}<div style="display:flex;${side === 'out' ? 'justify-content:flex-end' : ''};gap:8px;padding:1px 10px">${side === 'in' ? `<img width="28" height="28" style="border-radius:50%" src="${dot}">` : ''}<div>${at === 3 ? '<div style="font-size:12px;color:#888">Ines replied to you</div>' : ''}<div style="background:${side === 'in' ? '#f0f0f0' : '#0084ff'};color:${side === 'in' ? '#000' : '#fff'};border-radius:18px;padding:7px 12px">${words}</div></div></div>${at === 9 ? `<div style="display:flex;justify-content:flex-end"><img width="14" height="14" style="border-radius:50%" src="${dot}"></div>` : ''}`,
  );
  show(rows);
  expect(seen().map(([a, b, , d]) => [a, b, d])).toEqual(expected('none', never).map(([a, b, , d]) => [a, b, d]));
});

it('times and read marks stacked beside the bubbles', () => {
  const rows = all.map(
    ({ side, words, clock, first }) =>
      `<div style="display:flex;flex-direction:${side === 'out' ? 'row-reverse' : 'row'};gap:8px;padding:3px 10px">${side === 'in' ? `<img width="40" height="40" style="border-radius:50%" src="${dot}">` : ''}<div>${first && side === 'in' ? '<div style="font-size:12px;color:#555">Ines Marlow</div>' : ''}<div style="display:flex;flex-direction:${side === 'out' ? 'row-reverse' : 'row'};align-items:flex-end;gap:4px"><div style="background:${side === 'in' ? '#fff' : '#8de055'};border-radius:12px;padding:8px 12px">${words}</div><div style="font-size:10px;color:#556;text-align:right">${side === 'out' ? '<div>既読</div>' : ''}<time>${clock}</time></div></div></div></div>`,
  );
  show(rows, '.talk { background: #8cabd9 }');
  expect(seen()).toEqual(expected('in', each));
});

it('names in bubbles, answers with a line at their side, «edited» before and ticks behind the time', () => {
  const rows = all.map(
    ({ side, words, clock, first }, at) =>
      `<div style="display:flex;${side === 'out' ? 'justify-content:flex-end' : ''};padding:2px 10px"><div style="background:${side === 'in' ? '#fff' : '#eeffde'};border-radius:12px;padding:5px 10px;max-width:400px">${first && side === 'in' ? '<div style="color:#c03;font-weight:600;font-size:13px">Ines Marlow</div>' : ''}${at === 4 ? '<div style="border-left:3px solid #3a3;padding-left:6px;font-size:13px"><div style="color:#3a3;font-weight:600">Ines Marlow</div><div>good morning…</div></div>' : ''}<span>${words}</span> <span style="float:right;font-size:11px;color:#7a9;margin:6px 0 0 8px">${at === 6 ? 'edited ' : ''}${clock}${side === 'out' ? ' <i style="font-style:normal">✓✓</i>' : ''}</span></div></div>`,
  );
  show(rows, '.talk { background: #9bb }');
  expect(seen()).toEqual(expected('in', each));
});

it('drawn faces, names and times in the bubble, fate under the words', () => {
  const rows = all.map(
    ({ side, words, clock }) =>
      `<div style="display:flex;gap:10px;padding:4px 10px;flex-direction:${side === 'out' ? 'row-reverse' : 'row'}"><svg width="32" height="32"><circle r="16" cx="16" cy="16"></circle></svg><div style="display:flex;flex-direction:column;gap:4px;max-width:320px;padding:16px;background:#f3f4f6;border-radius:0 12px 12px 12px"><div style="display:flex;gap:8px"><span style="font-weight:600;font-size:14px">${nameOf(side)}</span><span style="font-size:14px;color:#6b7280">${clock}</span></div><p style="font-size:14px;padding:10px 0;color:#111827">${words}</p><span style="font-size:14px;color:#6b7280">Delivered</span></div></div>`,
  );
  show(rows);
  expect(seen()).toEqual(expected('all', each));
});

it('a card of goods between the bubbles', () => {
  const rows = all.map(
    ({ side, words, clock }, at) =>
      `${at === 4 ? `<div style="display:flex;justify-content:flex-end;padding:4px 10px"><div style="border:1px solid #ddd;border-radius:8px;padding:8px;width:260px;display:flex;gap:8px;background:#fff"><img width="60" height="60" src="${dot}"><div><div style="font-weight:600">Blue lamp, 40 cm</div><div style="color:#c00">€ 24.90</div><button>View order</button></div></div></div>` : ''}<div class="r ${side}"><div><div class="b">${words}</div><div class="s">${clock}</div></div></div>`,
  );
  show(rows, bubbles);
  const read = seen();
  expect(read.filter((_, at) => at !== 4)).toEqual(expected('none', each));
  expect(read[4]?.[0]).toBe('out');
  expect(read[4]?.[3]).toContain('Blue lamp');
});

it('raised papers on a grid, headings for names, times at the lower right', () => {
  show(
    all.map(
      ({ side, words, clock, first }) =>
        `<div style="display:grid;grid-template-columns:repeat(12,1fr);padding:4px 12px"><div style="grid-column:${side === 'out' ? '5 / 13' : '1 / 9'};display:flex;justify-content:${side === 'out' ? 'flex-end' : 'flex-start'}"><div style="border-radius:4px;background:${side === 'in' ? '#fff' : '#1976d2'};color:${side === 'in' ? '#000000de' : '#fff'};box-shadow:0 2px 1px -1px #0003,0 1px 1px #0002;padding:8px">${first && side === 'in' ? '<h6 style="margin:0;font-size:12px;color:#1976d2">Ines Marlow</h6>' : ''}<p style="margin:0;font-size:16px">${words}</p><span style="display:block;font-size:12px;text-align:right;opacity:.7">${clock}</span></div></div></div>`,
    ),
  );
  expect(seen()).toEqual(expected('in', each));
});

it('bubbles of one colour on both sides, pictograms to press below', () => {
  show(
    all.map(
      ({ side, words }) =>
        `<div style="display:flex;column-gap:12px;padding:8px;flex-direction:${side === 'out' ? 'row-reverse' : 'row'}"><span style="width:32px;height:32px;border-radius:50%;background:#ccc;display:inline-block"><svg width="16" height="16"></svg></span><div><div style="padding:12px 16px;background:#0000000a;border-radius:8px">${words}</div>${side === 'in' ? '<div style="display:flex;gap:4px;margin-top:4px"><button style="border:0;background:none"><svg width="14" height="14"></svg></button><button style="border:0;background:none"><svg width="14" height="14"></svg></button></div>' : ''}</div></div>`,
    ),
  );
  expect(got()).toEqual(both('none'));
});

it('name, role and time in one line under the last of each run', () => {
  show(
    all.map(
      ({ side, words, last }, at) =>
        `<div style="padding:2px 16px;display:flex;flex-direction:column;align-items:${side === 'out' ? 'flex-end' : 'flex-start'}"><div style="background:${side === 'in' ? '#f5f5f5' : '#334bfa'};color:${side === 'in' ? '#000' : '#fff'};border-radius:8px;padding:12px 16px">${words}</div>${last ? `<div style="font-size:12px;color:#737376">${side === 'in' ? `Ines Marlow · Support · ` : 'Seen · '}${30 - at}m ago</div>` : ''}</div>`,
    ),
  );
  expect(got()).toEqual(both('in'));
});

it('«You» and a name above runs, a day in the middle', () => {
  show(
    all.map(
      ({ side, words, clock, first }, at) =>
        `${at === 0 ? '<div style="text-align:center;font-size:12px;color:#5f6368;margin:8px">Yesterday</div>' : ''}<div style="display:flex;padding:2px 16px;gap:12px;${side === 'out' ? 'flex-direction:row-reverse' : ''}">${side === 'in' ? (first ? `<img width="32" height="32" style="border-radius:50%" src="${dot}">` : '<div style="width:32px"></div>') : ''}<div style="display:flex;flex-direction:column;align-items:${side === 'out' ? 'flex-end' : 'flex-start'}">${first ? `<div style="font-size:12px;color:#5f6368"><span style="font-weight:500;color:#202124">${side === 'in' ? 'Ines Marlow' : 'You'}</span> <span>${clock}</span></div>` : ''}<div style="background:${side === 'in' ? '#f1f3f4' : '#d3e3fd'};border-radius:18px;padding:8px 12px">${words}</div></div></div>`,
    ),
  );
  expect(seen().map(([a, , c, d]) => [a, c, d])).toEqual(
    expected('in', ({ clock, first }) => (first ? clock : null)).map(([a, , c, d]) => [a, c, d]),
  );
});

it('name, comma and time under each bubble, notices in pills', () => {
  const pill =
    '<div style="display:flex;justify-content:center;margin:6px"><span style="background:#eee;border-radius:10px;padding:2px 10px;font-size:12px;color:#555">Ines Marlow was assigned to this chat</span></div>';
  show(
    all.map(
      ({ side, words, clock }, at) =>
        `${at === 5 ? pill : ''}<div style="padding:3px 12px;display:flex;flex-direction:column;align-items:${side === 'out' ? 'flex-end' : 'flex-start'}"><div style="background:${side === 'in' ? '#eef' : '#dfd'};padding:8px 12px;border-radius:10px">${words}</div><div style="font-size:11px;color:#999">${side === 'in' ? '<span>Ines Marlow</span>, ' : ''}<span>${clock}</span></div></div>`,
    ),
  );
  const read = seen();
  expect(read.filter(([side]) => side !== 'system')).toEqual(expected('in', each));
  expect(read[5]?.[3]).toBe('Ines Marlow was assigned to this chat');
});

it('bubbles on a phone, a bold day beside the time in the middle', () => {
  show(
    all.map(
      ({ side, words, clock, first }, at) =>
        `${at % 5 === 0 ? `<div style="text-align:center;font-size:11px;color:#8e8e93;margin:10px"><b>Yesterday</b> ${clock}</div>` : ''}<div style="display:flex;${side === 'out' ? 'justify-content:flex-end' : ''};margin:${first ? 8 : 1}px 10px 0"><span style="max-width:75%;border-radius:17px;padding:6px 12px;background:${side === 'out' ? '#34c759' : '#e9e9eb'};color:${side === 'out' ? '#fff' : '#000'}">${words}</span></div>${at === 9 ? '<div style="text-align:right;font-size:10px;color:#8e8e93;margin-right:14px">Delivered</div>' : ''}`,
    ),
    '.talk { width: 375px }',
  );
  expect(got()).toEqual(both('none'));
});

const file = (name: string, size: string) => `<div>${name}</div><div class="s">${size}</div>`;

it('answers to a file beside a line, and a file in a frame with words below', () => {
  show(
    [
      '<div class="r out"><div class="b">which page?</div></div>',
      `<div class="r in"><div class="b"><div style="border-left:3px solid #39e;padding-left:8px"><b>Tom Baker</b>${file('user manual.pdf', '86 KB')}</div><div>page four</div></div></div>`,
      `<div class="r out"><div class="b"><div style="background:#fff;border-radius:6px;padding:6px">${file('price list.pdf', '91 KB')}</div></div></div>`,
      '<div class="r in"><div class="b">thank you</div></div>',
    ],
    bubbles,
  );
  expect(seen().map(([side, , , text]) => [side, text])).toEqual([
    ['out', 'which page?'],
    ['in', 'page four'],
    ['out', 'file: price list.pdf'],
    ['in', 'thank you'],
  ]);
});

it('pictures, files and what is said aloud in bubbles', () => {
  show(
    [
      '<div class="r in"><div class="b">look</div></div>',
      `<div class="r in"><div class="b" style="padding:0"><img width="200" height="140" src="${dot}"><div class="s" style="text-align:right">9:01 AM</div></div></div>`,
      '<div class="r out"><div class="b"><div style="display:flex;gap:8px;align-items:center"><svg width="24" height="24"></svg><div><div>invoice-77.pdf</div><div class="s">PDF · 88 KB</div></div><a href="#d">Download</a></div></div></div>',
      '<div class="r in"><div class="b" style="display:flex;gap:6px;align-items:center"><button>▶</button><div style="width:90px;height:20px;background:linear-gradient(#999,#aaa)"></div><span class="s">0:12</span></div></div>',
      `<div class="r out"><div class="b"><div style="display:grid;grid-template-columns:1fr 1fr;gap:4px"><img width="100" height="100" src="${dot}#1"><img width="100" height="100" src="${dot}#2"></div></div></div>`,
      '<div class="r in"><div class="b">thanks!</div></div>',
      '<div class="r out"><div class="b">welcome</div></div>',
    ],
    bubbles,
  );
  expect(seen().map(([a, , , d]) => [a, d])).toEqual([
    ['in', 'look'],
    ['in', 'image: '],
    ['out', 'file: invoice-77.pdf'],
    ['in', '0:12'],
    ['out', 'image: '],
    ['in', 'thanks!'],
    ['out', 'welcome'],
  ]);
});
