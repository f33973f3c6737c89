import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);

function rooted(
  tag: string,
  css: string,
  ...children: readonly (Node | string | null)[]
): { readonly host: HTMLElement; readonly root: ShadowRoot } {
  const host = document.createElement(tag);
  const root = host.attachShadow({ mode: 'open' });
  styled(css, root);
  root.append(...children.filter((child) => child !== null));
  return { host, root };
}

const scroller = h('.scroll');
const listCss =
  ':host { display: block; height: 100% } .scroll { height: 100%; overflow-y: auto; padding: 10px } .line { text-align: center; font-size: 12px; color: #888; margin: 10px }';
const list = rooted('message-list', listCss, scroller);
const app = rooted('chat-app', ':host { display: block; height: 100% }', list.host);
pane.append(app.host);

const messageCss = `:host { display: flex; margin: 6px 0 } :host(.own) { justify-content: flex-end } .box { background: #eef0f3; border-radius: 8px; padding: 6px 10px; max-width: 65% }
:host(.own) .box { background: #d7e9ff } .sender { font-size: 12px; color: #a43 } .clock { font-size: 11px; color: #888; text-align: end }`;

function body({ kind, text, url }: Drawn): Node {
  return kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : h('span', lines(text));
}

function row(message: Drawn): readonly HTMLElement[] {
  const day = message.separator === null ? [] : [h('.line', message.separator)];
  if (message.kind === 'system') return [...day, h('.line', message.text)];
  const sender = message.name === null ? null : h('.sender', message.name);
  const { host } = rooted('chat-message', messageCss, h('.box', sender, document.createElement('slot'), h('.clock', message.time)));
  host.className = message.isMine ? 'own' : '';
  host.append(body(message));
  return [...day, host];
}

await stage.start(() => scroller.replaceChildren(...stage.drawn.flatMap(row)), { scroller: () => scroller });
