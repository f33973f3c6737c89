import 'daisyui/daisyui.css';
import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
styled(
  '.log { height: 100%; overflow: auto; padding: 16px } .chat-image img { width: 40px; border-radius: 50% } time { opacity: .5; font-size: 12px }',
);
const list = h('.log');
pane.append(list);

function bubble({ kind, text, url }: Drawn): HTMLElement {
  if (kind === 'image') return h('.chat-bubble', picture(url));
  return h('.chat-bubble', kind === 'file' ? link(url, text) : lines(text));
}

function row(message: Drawn): HTMLElement {
  if (message.kind === 'system') return h('.text-center', h('span.badge.badge-ghost', message.text));
  const face = new Image();
  face.src = stage.face(message.from);
  face.alt = message.name ?? '';
  const header = h('.chat-header', message.name, h('time', message.time));
  const footer = message.isMine ? h('.chat-footer', 'Delivered') : null;
  return h(message.isMine ? '.chat.chat-end' : '.chat.chat-start', h('.chat-image.avatar', face), header, bubble(message), footer);
}

styled('.text-center { text-align: center; margin: 8px 0 }');
await stage.start(() => list.replaceChildren(...stage.drawn.map(row)), { scroller: () => list });
