import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
styled(`.posts { height: 100%; overflow: auto; padding: 12px 0 }
.post { display: grid; grid-template-columns: 40px 1fr; gap: 2px 10px; padding: 2px 18px }
.post.mine { background: #fffbe9 } .post img.face { width: 36px; border-radius: 6px }
.who { font-weight: 700 } .at { font-size: 12px; color: #777; margin-inline-start: 8px }
.day { display: flex; align-items: center; gap: 10px; color: #555; font-size: 12px; margin: 10px 18px }
.day::before, .day::after { content: ''; flex: 1; border-top: 1px solid #ddd }
.joined { color: #777; padding: 2px 18px 2px 68px }`);
const list = h('.posts');
pane.append(list);

function body({ kind, text, url }: Drawn): HTMLElement {
  return h('.said', kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : lines(text));
}

function row(message: Drawn): readonly HTMLElement[] {
  const day = message.separator === null ? [] : [h('.day', h('span', message.separator))];
  if (message.kind === 'system') return [...day, h('.joined', message.text)];
  const face = new Image();
  face.src = stage.face(message.from);
  face.className = 'face';
  face.alt = '';
  const head = message.isHead ? h('', h('span.who', message.name), h('span.at', message.time)) : null;
  return [...day, h(message.isMine ? '.post.mine' : '.post', message.isHead ? face : h(''), h('', head, body(message)))];
}

await stage.start(() => list.replaceChildren(...stage.drawn.flatMap(row)), { scroller: () => list });
