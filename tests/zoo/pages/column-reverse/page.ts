import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
styled(`.turned { height: 100%; overflow-y: auto; display: flex; flex-direction: column-reverse; padding: 12px; background: #dfe7dd }
.msg { max-width: 62%; background: #fff; border-radius: 10px; padding: 6px 10px; margin: 3px 0; align-self: flex-start } .msg.own { align-self: flex-end; background: #effdde }
.nm { color: #b35; font-weight: 600; font-size: 13px } .tm { float: inline-end; font-size: 11px; color: #8a9; margin: 8px 0 0 12px }
.mid { align-self: center; background: #0003; color: #fff; border-radius: 9px; padding: 2px 10px; font-size: 12px; margin: 6px 0 }`);
const list = h('.turned');
pane.append(list);

function body({ kind, text, url }: Drawn): Node {
  return kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : h('span', lines(text));
}

function row(message: Drawn): readonly HTMLElement[] {
  const day = message.separator === null ? [] : [h('.mid', message.separator)];
  if (message.kind === 'system') return [...day, h('.mid', message.text)];
  const name = message.name === null ? null : h('.nm', message.name);
  const time = h('span.tm', message.time, message.isMine ? ' ✓✓' : null);
  return [...day, h(message.isMine ? '.msg.own' : '.msg', name, body(message), time)];
}

await stage.start(() => list.replaceChildren(...stage.drawn.flatMap(row).toReversed()), { scroller: () => list, isReversed: true });
