import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

document.documentElement.dir = 'rtl';
const stage = new Stage(rule);
const pane = desk(stage);
styled(`.thread { height: 100%; overflow-y: auto; padding: 14px } .row { display: flex; gap: 8px; margin: 8px 0 } .row.own { flex-direction: row-reverse }
.row > img { width: 34px; height: 34px; border-radius: 50% } .box { background: #f1f2f5; border-radius: 14px; padding: 8px 12px } .own .box { background: #cfe6ff }
.by, .at { font-size: 12px; color: #6b7280 } .own .by { text-align: end } .center { text-align: center; color: #888; font-size: 12px; margin: 12px } .col { max-width: 60% }`);
const list = h('.thread');
pane.append(list);

function body({ kind, text, url }: Drawn): HTMLElement {
  return h('.box', kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : lines(text));
}

function row(message: Drawn): readonly HTMLElement[] {
  const day = message.separator === null ? [] : [h('.center', message.separator)];
  if (message.kind === 'system') return [...day, h('.center', message.text)];
  const face = new Image();
  face.src = stage.face(message.from);
  face.alt = '';
  const name = message.name === null ? null : h('.by', message.name);
  return [...day, h(message.isMine ? '.row.own' : '.row', face, h('.col', name, body(message), h('.at', message.time)))];
}

await stage.start(() => list.replaceChildren(...stage.drawn.flatMap(row)), { scroller: () => list });
