import { expect, it } from 'vitest';
import { all, bubbles, each, expected, never, nameOf, seen, show } from '../support/show-chat';

const chip = '<span style="display:inline-block;font-size:12px;border:1px solid #ccc;border-radius:9px;padding:0 6px">👍 2</span>';
const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

it('framed reactions that stand in the line with the words, the name or the time', () => {
  const places = [
    (words: string, name: string, clock: string) => `${name}<span>${words} ${chip}</span> ${clock}`,
    (words: string, name: string, clock: string) => `${name}<span>${words}</span> ${clock.replace('</span>', `${chip}</span>`)}`,
  ];
  for (const place of places) {
    show(
      all.map(({ side, words, clock, first }, at) => {
        const name = first && side === 'in' ? '<div class="n">Ines Marlow</div>' : '';
        const said = place(words, name, `<span class="s">${clock}</span>`);
        return `<div class="r ${side}"><div class="b">${at % 3 === 0 ? said : said.replace(chip, '')}</div></div>`;
      }),
      `${bubbles} .n { font-size: 12px; font-weight: 600; color: #b35 }`,
    );
    expect(seen()).toEqual(expected('in', each));
  }
});

it('a banner that stays while the messages scroll by is none of them', () => {
  const rows = all.map(({ side, words }) => `<div class="r ${side}"><div class="b">${words}</div></div>`);
  show(['<div style="position:sticky;top:0;background:#fed;padding:10px">Tell us how we do in a short survey!</div>', ...rows], bubbles);
  expect(seen()).toEqual(expected('none', never));
});

it('a day that stays above its messages is still theirs', () => {
  const rows = all.map(
    ({ side, words, clock }) => `<div class="r ${side}"><div><div class="b">${words}</div><div class="s">${clock}</div></div></div>`,
  );
  show(['<div class="s" style="position:sticky;top:0;text-align:center">Yesterday</div>', ...rows], bubbles);
  expect(seen()).toEqual(expected('none', each));
});

const face = (side: string) => `<img width="90" height="90" style="flex:none" src="${dot}#${side}">`;

it('faces as large as pictures', () => {
  show(
    all.map(({ side, words }) => `<div class="r ${side}">${face(side)}<div class="b">${words}</div></div>`),
    bubbles,
  );
  expect(seen()).toEqual(expected('none', never));
});

it('a picture in the middle of a row with a name is no notice', () => {
  const rows = all.map(({ side, words }) => `<div class="l"><b>${nameOf(side)}</b><div>${words}</div></div>`);
  const picture = `<div class="l"><b>Tom Baker</b><img width="180" height="120" style="margin-left:50px" src="${dot}"></div>`;
  show([...rows, picture], '.l { display: flex } .l b { width: 170px; color: #06c } .l > :last-child { flex: none }');
  expect(seen().at(-1)).toEqual(['in', 'Tom Baker', null, 'image: ']);
});

it('the same sides on a page that is zoomed', () => {
  show(
    all.map(({ side, words }) => `<div class="r ${side}"><div class="b">${words}</div></div>`),
    bubbles,
  );
  document.documentElement.style.zoom = '1.4';
  try {
    expect(seen()).toEqual(expected('none', never));
  } finally {
    document.documentElement.style.zoom = '';
  }
});
