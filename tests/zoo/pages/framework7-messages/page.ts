import 'framework7/css/bundle';
import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

// The library draws these elements from data; without its app around them its style sheet is all that is seen.

const stage = new Stage(rule);
document.documentElement.className = 'ios';
const pane = desk(stage);
styled(':root { --f7-message-sent-bg-color: #007aff } html, body { overflow: auto; position: static } .desk-pane { overflow: auto }');
const list = h('.messages');
pane.append(list);

function bubble({ kind, text, url }: Drawn): HTMLElement {
  if (kind === 'image') return h('.message-bubble', h('.message-image', picture(url)));
  return h('.message-bubble', h('.message-text', kind === 'file' ? link(url, text) : lines(text)));
}

function row(message: Drawn): readonly HTMLElement[] {
  const title = message.separator === null ? [] : [h('.messages-title', message.separator)];
  if (message.kind === 'system') return [...title, h('.messages-title', message.text)];
  const side = message.isMine ? 'message-sent' : 'message-received';
  const avatar = h('.message-avatar');
  avatar.style.backgroundImage = `url("${stage.face(message.from)}")`;
  const name = message.name === null ? null : h('.message-name', message.name);
  const element = h(`.message.${side}`, avatar, h('.message-content', name, bubble(message)));
  element.classList.toggle('message-first', message.isHead);
  element.classList.toggle('message-last', message.isFoot);
  element.classList.toggle('message-tail', message.isFoot);
  return [...title, element];
}

await stage.start(() => list.replaceChildren(...stage.drawn.flatMap(row)), { scroller: () => pane });
