import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
styled(`body { margin: 0; font: 15px/1.45 sans-serif } header { position: sticky; top: 0; background: #075; color: #fff; padding: 14px }
ul { list-style: none; margin: 0 auto; padding: 10px 10px 80px; max-width: 760px } li { margin: 6px 0; display: flex; flex-direction: column; align-items: flex-start }
li.own { align-items: flex-end } .bubble { background: #eee; border-radius: 12px; padding: 7px 12px; max-width: 70% } .own .bubble { background: #d5f5d8 }
time { font-size: 11px; color: #777 } li.aside { align-items: center; color: #777; font-size: 12px }
footer { position: fixed; bottom: 0; inset-inline: 0; background: #fff; padding: 10px; border-top: 1px solid #ddd } textarea { width: 90% }`);
const list = h('ul');
document.body.append(h('header', stage.talk.title), h('main', list), h('footer', h('textarea')));

function body({ kind, text, url }: Drawn): Node {
  return kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : h('span', lines(text));
}

function row(message: Drawn): readonly HTMLElement[] {
  const day = message.separator === null ? [] : [h('li.aside', message.separator)];
  if (message.kind === 'system') return [...day, h('li.aside', message.text)];
  const name = message.name === null ? null : h('strong', message.name);
  return [...day, h(message.isMine ? 'li.turn.own' : 'li.turn', name, h('.bubble', body(message)), h('time', message.time))];
}

await stage.start(() => list.replaceChildren(...stage.drawn.flatMap(row)), { scroller: () => document.scrollingElement });
