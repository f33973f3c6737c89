import { expect, it } from 'vitest';
import { all, each, expected, never, nameOf, seen, show } from '../support/show-chat';

const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const both = (names: 'all' | 'in' | 'none') => expected(names, never).map(([side, name, , text]) => [side, name, text]);
const got = () => seen().map(([side, name, , text]) => [side, name, text]);

it('faces, names in buttons with a role beside, lines for a day and for what is new', () => {
  const rows = all.map(
    ({ side, words, clock, first }, at) =>
      `${at === 0 ? '<div style="display:flex;align-items:center"><hr style="flex:1"><div style="font-size:12px;font-weight:600">Yesterday</div><hr style="flex:1"></div>' : ''}${at === 5 ? '<div style="display:flex;align-items:center;color:#c60"><hr style="flex:1"><div style="font-size:12px;font-weight:600">New Messages</div></div>' : ''}
    <div class="post" style="display:grid;grid-template-columns:53px 1fr;padding:4px 8px">${first ? `<img width="32" height="32" style="border-radius:50%" src="${dot}#${side}" alt="${nameOf(side)} profile image">` : `<div></div>`}
    <div>${first ? `<div><button style="border:0;background:none;font:600 14px sans-serif;padding:0">${nameOf(side)}</button> ${side === 'in' ? '<span style="font-size:10px;background:#eee;padding:1px 4px">BOT</span>' : ''} <a href="#x" style="font-size:12px;opacity:.6"><time>${clock}</time></a></div>` : ''}<div><p>${words}</p></div></div></div>`,
  );
  show(rows);
  expect(seen()).toEqual(expected('all', ({ clock, first }) => (first ? clock : null)).map((one) => ['in', ...one.slice(1)]));
});

it('user names beside names, framed reactions in parts, a count of answers', () => {
  const rows = all.map(
    ({ side, words, clock, first }, at) =>
      `<div style="display:flex;gap:8px;padding:4px 20px">${first ? `<img width="36" height="36" src="${dot}#${side}">` : `<div style="width:36px"></div>`}
    <div>${first ? `<div><span style="font-weight:700">${nameOf(side)}</span> <span style="color:#6c727a">@${side}.user</span> <span style="color:#6c727a;font-size:12px">${clock}</span></div>` : ''}<div>${words}</div>
    ${at === 1 ? '<div style="display:flex;gap:4px"><div style="border:1px solid #ccc;border-radius:4px;padding:0 4px;font-size:12px"><span>👍</span><span>3</span></div></div>' : ''}
    ${at === 5 ? '<div><button>Reply</button><span style="font-size:12px;color:#777">2 replies</span></div>' : ''}</div></div>`,
  );
  show(rows);
  expect(seen()).toEqual(expected('all', ({ clock, first }) => (first ? clock : null), false));
});

it('framed posts with name and address at one end of the head, the date at the other', () => {
  const rows = all.map(
    ({ side, words, clock }) =>
      `<article style="border:1px solid #ddd;border-radius:4px;margin:8px;padding:10px"><header style="display:flex;justify-content:space-between"><div><strong>${nameOf(side)}</strong> <span style="color:#888">&lt;${side}@shop.example&gt;</span></div><span style="color:#888;font-size:12px">3 Nov 2026, ${clock}</span></header><div style="margin-top:8px"><p>${words}</p></div></article>`,
  );
  show(rows);
  expect(seen()).toEqual(expected('all', ({ clock }) => `3 Nov 2026, ${clock}`, false));
});

it('bubbles of two colours that all begin at the left', () => {
  const rows = all.map(
    ({ side, words, clock }, at) =>
      `${at === 0 ? '<div style="text-align:center;color:#888;font-size:13px">Сегодня</div>' : ''}<div style="display:flex;padding:2px 16px"><div style="display:inline-flex;background:${side === 'in' ? '#f2f1f0' : '#dbf3ff'};border-radius:12px;padding:8px 12px;gap:8px;align-items:end"><span>${words}</span><span style="font-size:11px;color:#888">${clock.replace(' AM', '')}</span>${side === 'out' ? '<svg width="14" height="10"></svg>' : ''}</div></div>`,
  );
  show(rows);
  expect(seen().map(([, , c, d]) => [c, d])).toEqual(expected('none', each).map(([, , c, d]) => [c?.replace(' AM', ''), d]));
});

it('list items with initials, names and days in words', () => {
  show(
    all.map(
      ({ side, words, clock }) =>
        `<x-msg role="listitem" style="display:flex;padding:8px 16px"><div style="width:36px;height:36px;border-radius:50%;background:#48a;color:#fff;display:flex;align-items:center;justify-content:center;font-size:13px">${side === 'in' ? 'IM' : 'TB'}</div><div style="flex:1;margin-left:12px"><div style="display:flex;gap:8px;align-items:baseline"><div style="font-weight:500">${nameOf(side)}</div><div style="font-size:12px;color:#667">yesterday, ${clock}</div></div><div style="white-space:pre-wrap">${words}</div></div></x-msg>`,
    ),
  );
  expect(seen()).toEqual(expected('all', ({ clock }) => `yesterday, ${clock}`, false));
});

it('framed posts with a role in a badge and the date in brackets', () => {
  show(
    all.map(
      ({ side, words, clock }) =>
        `<div style="margin:10px;border:1px solid #ddd"><div style="background:#f6f6f6;padding:8px"><b>${nameOf(side)}</b> <span style="background:#5cb85c;color:#fff;padding:1px 5px;border-radius:3px;font-size:11px">${side === 'out' ? 'Operator' : 'Owner'}</span><div style="float:right;font-size:12px">03/11/2026 (${clock.replace(' AM', '')})</div></div><div style="padding:12px"><p>${words}</p></div></div>`,
    ),
  );
  expect(got().map(([, b, d]) => [b, d])).toEqual(both('all').map(([, b, d]) => [b, d]));
});

it('what is answered in a line above the head, «(edited)» behind the words', () => {
  show(
    all.map(
      ({ side, words, clock, first }, at) =>
        `<li style="list-style:none;padding:2px 48px 2px 72px;position:relative">${at === 4 ? '<div style="font-size:13px;color:#999;display:flex;gap:4px"><img width="16" height="16" style="border-radius:8px" src="' + dot + '"><span style="font-weight:500">@Ines Marlow</span><span>good morning, is the…</span></div>' : ''}${first ? `<img width="40" height="40" style="position:absolute;left:16px;border-radius:50%" src="${dot}#${side}"><h3 style="margin:0;font-size:15px"><span style="font-weight:500;color:${side === 'in' ? '#c27' : '#27c'}">${nameOf(side)}</span> <span style="font-size:12px;color:#999;font-weight:400"><time>Yesterday at ${clock}</time></span></h3>` : `<span style="position:absolute;left:20px;font-size:11px;opacity:0">${clock}</span>`}<div><span>${words}</span>${at === 5 ? ' <span style="font-size:10px;color:#999">(edited)</span>' : ''}</div></li>`,
    ),
    '.talk ol { padding: 0 }',
  );
  expect(seen()).toEqual(expected('all', ({ clock, first }) => (first ? `Yesterday at ${clock}` : null), false));
});

it('names at the left and times at the right over runs, fate in words', () => {
  show(
    all.map(
      ({ side, words, clock, first }, at) =>
        `<div style="padding:4px 16px">${first ? `<div style="display:flex;justify-content:space-between;font-size:12px"><span style="font-weight:600;color:${side === 'out' ? '#0059e1' : '#333'}">${side === 'out' ? 'Tom Baker' : 'Ines Marlow'}</span><span style="color:#999">${clock}</span></div>` : ''}<div style="padding:4px 0">${words}</div>${at === 7 ? '<div style="font-size:11px;color:#999">Message seen</div>' : ''}</div>`,
    ),
  );
  expect(seen()).toEqual(expected('all', ({ clock, first }) => (first ? clock : null), false));
});

it('a table without classes: from, message, date', () => {
  show([
    `<table style="width:100%"><thead><tr><th>From</th><th>Message</th><th>Date</th><th></th></tr></thead><tbody>${all.map(({ side, words, clock }) => `<tr><td>${nameOf(side)}</td><td>${words}</td><td>03.11.2026 ${clock.replace(' AM', '')}</td><td><button>Reply</button></td></tr>`).join('')}</tbody></table>`,
  ]);
  expect(seen()).toEqual(expected('all', ({ clock }) => `03.11.2026 ${clock.replace(' AM', '')}`, false));
});
