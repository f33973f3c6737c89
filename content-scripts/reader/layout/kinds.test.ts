import { expect, it } from 'vitest';
import { all, bubbles, each, expected, nameOf, never, seen, show, turns } from '../support/show-chat';

it('initials beside bubbles, names on top of runs, times under their last', () => {
  show(
    all.map(
      ({ side, words, clock, first, last }) =>
        `<div class="r ${side}">${side === 'in' ? '<div class="i">IM</div>' : ''}<div>${first && side === 'in' ? '<div class="s">Ines Marlow</div>' : ''}<div class="b">${words}</div>${last ? `<div class="s">${clock}</div>` : ''}</div></div>`,
    ),
    bubbles,
  );
  expect(seen().map(([side, name, , text]) => [side, name, text])).toEqual(
    expected('in', never).map(([side, name, , text]) => [side, name, text]),
  );
});

it('times and ticks at the end of the words in the bubble', () => {
  show(
    all.map(
      ({ side, words, clock }) =>
        `<div class="r ${side}"><div class="b"><span>${words}</span> <span class="s">${clock}${side === 'out' ? ' ✓✓' : ''}</span></div></div>`,
    ),
    bubbles,
  );
  expect(seen()).toEqual(expected('none', each));
});

const grid = `
  .m { display: grid; grid-template-columns: 46px 1fr; padding: 2px 14px } .m:hover { background: #eee } .g { font-size: 11px; opacity: 0 }
  .h b { font-weight: 700 } .a { width: 36px; height: 36px; background: #a86; border-radius: 6px } hr { border: 0; border-top: 1px solid #ccc }
`;

it('one column, head of name and time over each run, the times of the others only under the mouse', () => {
  const rows = all.map(({ side, words, clock, first }) =>
    first
      ? `<div class="m"><div class="a"></div><div><div class="h"><b>${nameOf(side)}</b> <span class="s">${clock}</span></div><div class="w">${words}</div></div></div>`
      : `<div class="m"><span class="g">${clock}</span><div class="w">${words}</div></div>`,
  );
  show(rows, grid, '<h3>Ines Marlow</h3>');
  expect(seen()).toEqual(expected('all', ({ clock, first }) => (first ? clock : null)));
});

it('lines of time, name and words side by side', () => {
  show(
    all.map(
      ({ side, words, clock }) =>
        `<div class="l"><span class="t">${clock}</span><span class="n">${nameOf(side)}</span><span class="w">${words}</span></div>`,
    ),
    '.l { display: flex } .l .t { width: 70px; color: #999 } .l .n { width: 110px; text-align: right; color: #06c; padding-right: 8px } .l .w { flex: 1 }',
  );
  expect(seen()).toEqual(expected('all', each, false));
});

it('lines that begin with a name in colour', () => {
  show(all.map(({ side, words }) => `<div><b style="color:#${side === 'in' ? '06c' : 'c60'}">${nameOf(side)}</b>: ${words}</div>`));
  expect(seen()).toEqual(expected('all', never, false));
});

it('lines that begin with name and time in plain letters', () => {
  show(all.map(({ side, words, clock }) => `<p>${nameOf(side)} (${clock}): ${words}</p>`));
  expect(seen()).toEqual(expected('all', each, false));
});

it('heads that say it all in one sentence, over framed posts', () => {
  show(
    all.map(
      ({ side, words, clock }) =>
        `<div class="c"><div class="h"><b>${nameOf(side)}</b> wrote at ${clock}</div><div class="w"><p>${words}</p></div></div>`,
    ),
    '.c { border: 1px solid #ddd; border-radius: 6px; margin: 8px } .h { background: #f4f4f4; padding: 4px 8px } .w { padding: 8px }',
  );
  expect(seen().map(([, , , text]) => text)).toEqual(turns.map(([, text]) => text));
});

it('terms and definitions', () => {
  show([`<dl>${all.map(({ side, words }) => `<dt>${nameOf(side)}</dt><dd>${words}</dd>`).join('')}</dl>`], 'dt { font-weight: 700 }');
  expect(seen()).toEqual(expected('all', never, false));
});

it('one side in bubbles, the other in plain words over the whole width', () => {
  show(
    all.map(({ side, words }) =>
      side === 'out' ? `<div class="r out"><div class="b">${words}</div></div>` : `<div class="p"><p>${words}</p></div>`,
    ),
    `${bubbles} .p { margin: 10px 16px }`,
  );
  expect(seen()).toEqual(expected('none', never));
});

it('bubbles as wide as the pane under «You» and a name', () => {
  show(
    all.map(
      ({ side, words }) => `<div class="x ${side}"><div class="s">${side === 'out' ? 'You' : 'Ines Marlow'}</div><div>${words}</div></div>`,
    ),
    '.x { padding: 8px 14px } .x.in { background: #f6f6f6 }',
  );
  expect(seen().map(([side, , , text]) => [side, text])).toEqual(turns.map(([side, text]) => [side, text]));
});

it('cells at the left and at the right of a table', () => {
  show(
    [
      `<table width="100%">${all.map(({ side, words, clock }) => `<tr><td align="${side === 'in' ? 'left' : 'right'}"><span class="q">${words}</span><br><small class="s">${clock}</small></td></tr>`).join('')}</table>`,
    ],
    '.q { display: inline-block; padding: 4px 8px; background: #eee; max-width: 380px; text-align: left }',
  );
  expect(seen()).toEqual(expected('none', each));
});

it('bubbles with a mark, an answer, a reaction and the writing partner at the end', () => {
  show(
    [
      '<div class="d"><span>Today</span></div>',
      ...all.map(
        ({ side, words, clock }, at) =>
          `<div class="r ${side}"><div>${at === 5 ? '<div class="s">Forwarded</div>' : ''}<div class="b">${at === 6 ? '<div class="q"><div class="n">Ines Marlow</div><div class="s">could you keep one until Friday?</div></div>' : ''}<div>${words}</div><div class="s">${clock}</div></div>${at === 2 ? '<div class="e">❤️ 1</div>' : ''}</div></div>`,
      ),
      '<div class="r in"><div class="b s">Ines Marlow is typing…</div></div>',
    ],
    `${bubbles} .d { text-align: center } .d span { background: #ddd; border-radius: 8px; padding: 2px 8px; font-size: 12px } .q { border-left: 3px solid #69c; padding-left: 6px } .n { font-weight: 700; font-size: 12px } .e { display: inline-block; border: 1px solid #ccc; border-radius: 8px; font-size: 12px }`,
  );
  expect(seen().filter(([, , , text]) => !/typing/.test(text))).toEqual(expected('none', each));
});

it('names and times beside each other over bubbles of both sides, notices in a paler voice', () => {
  const rows = all.map(
    ({ side, words, clock }) =>
      `<div class="r ${side}"><div><div><span style="font-weight:600">${nameOf(side)}</span> <span class="s">${clock}</span></div><div class="b">${words}</div></div></div>`,
  );
  rows.splice(4, 0, '<div class="z">Tom Baker took over the conversation</div>');
  show(rows, `${bubbles} .z { padding: 6px 20px; color: #8a8a8a; font-style: italic }`);
  const wanted = [...expected('all', each)];
  wanted.splice(4, 0, ['system', null, null, 'Tom Baker took over the conversation']);
  expect(seen()).toEqual(wanted);
});

it('times among the words of the bubble, in the same piece of text', () => {
  show(
    all.map(({ side, words, clock }) => `<div class="r ${side}"><div class="b">${words} ${clock}</div></div>`),
    bubbles,
  );
  expect(seen()).toEqual(expected('none', each));
});

it('faces, names in the line of the bubble, and a column that runs upwards', () => {
  const rows = all.map(
    ({ side, words, clock }) =>
      `<div class="r ${side}"><img alt="" width="32" height="32" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"><span class="n">${nameOf(side)}</span><div class="b">${words}</div><span class="s">${clock}</span></div>`,
  );
  show(
    [`<div style="display:flex;flex-direction:column-reverse">${rows.toReversed().join('')}</div>`],
    `${bubbles} .n { font-size: 12px; color: #777 }`,
  );
  expect(seen()).toEqual(expected('all', each));
});

it('separators with lines at both sides, times only between the messages, own fate under the last', () => {
  const rows = all.flatMap(({ side, words, clock, first }, at) => [
    ...(first && at % 2 === 0 ? [`<div class="t"><hr><span>${clock}</span><hr></div>`] : []),
    `<div class="r ${side}"><div class="b">${words}</div></div>${at === 9 ? '<div class="r out s">Delivered</div>' : ''}`,
  ]);
  show(
    rows,
    `${bubbles} .t { display: flex; align-items: center; font-size: 12px; color: #777 } .t hr { flex: 1; border: 0; border-top: 1px solid #ddd }`,
  );
  expect(seen()).toEqual(expected('none', never));
});

it('words, links and pictures of characters as they are seen', () => {
  const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  const said = [
    ['in', `so <em>nice</em> <img alt="[rose]" width="20" height="20" src="${dot}"> thanks`, 'so nice [rose] thanks'],
    ['out', 'see <a href="https://shop.example/a">shop.example/a</a>, the second', 'see shop.example/a, the second'],
    ['in', '<span style="white-space:pre-wrap">one\n  two</span>', 'one\n  two'],
    ['out', '<p>first</p><p>second</p>', 'first\nsecond'],
  ] as const;
  show(
    said.map(([side, words]) => `<div class="r ${side}"><div class="b">${words}</div></div>`),
    bubbles,
  );
  expect(seen()).toEqual(said.map(([side, , text]) => [side, null, null, text]));
});

it('files in buttons and small pictures alone in their bubbles', () => {
  const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  show(
    [
      '<div class="r in"><div class="b">the form, please</div></div>',
      '<div class="r out"><div class="b"><button><div class="s">12 KB</div><div>return form.pdf</div></button></div></div>',
      `<div class="r in"><div class="b"><img width="60" height="60" src="${dot}"></div></div>`,
      '<div class="r out"><div class="b">thank you</div></div>',
    ],
    bubbles,
  );
  expect(seen()).toEqual([
    ['in', null, null, 'the form, please'],
    ['out', null, null, 'file: return form.pdf'],
    ['in', null, null, 'image: '],
    ['out', null, null, 'thank you'],
  ]);
});

it('times that the style sheet writes, and what can be done with each message', () => {
  show(
    all.map(
      ({ side, words, clock }) =>
        `<div class="r ${side}"><div class="b"><div>${words}</div><div class="u" data-at="${clock}"></div><div class="s"><a>Answer</a> <a>Keep</a></div></div></div>`,
    ),
    `${bubbles} .u::after { content: attr(data-at); font-size: 11px; color: #999 }`,
  );
  expect(seen()).toEqual(expected('none', each));
});

it('one column in which one author alone is tinted', () => {
  show(
    all.map(({ side, words }) => `<div class="k ${side}"><b>${nameOf(side)}</b><div>${words}</div></div>`),
    '.k { padding: 6px 12px } .k.out { background: #fff7dd }',
  );
  expect(seen()).toEqual(expected('all', never));
});
