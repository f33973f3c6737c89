import type { Components } from '@ionic/core';
import '@ionic/core/css/core.css';
import { initialize } from '@ionic/core/components';
import { defineCustomElement as defineApp } from '@ionic/core/components/ion-app.js';
import { defineCustomElement as defineContent } from '@ionic/core/components/ion-content.js';
import { defineCustomElement as defineFooter } from '@ionic/core/components/ion-footer.js';
import { defineCustomElement as defineHeader } from '@ionic/core/components/ion-header.js';
import { defineCustomElement as defineTitle } from '@ionic/core/components/ion-title.js';
import { defineCustomElement as defineToolbar } from '@ionic/core/components/ion-toolbar.js';
import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { Stage } from '../../stage';
import { rule } from './rule';

initialize();
for (const define of [defineApp, defineContent, defineFooter, defineHeader, defineTitle, defineToolbar]) define();

const stage = new Stage(rule);
styled(`.line { width: 75%; margin: 8px; padding: 8px 12px; border-radius: 10px; background: #e8e8ec; color: #222 }
.line.mine { margin-inline-start: auto; background: #3880ff; color: #fff }
.when { display: block; text-align: end; font-size: 11px; opacity: .7 } .line b { display: block; font-size: 13px }
.note { text-align: center; font-size: 12px; color: #888; margin: 10px }`);

const content = h('ion-content');
const area = document.createElement('textarea');
const footer = h('ion-footer', h('ion-toolbar', area));
document.body.append(h('ion-app', h('.ion-page', h('ion-header', h('ion-toolbar', h('ion-title', stage.talk.title))), content, footer)));

function body({ kind, text, url }: Drawn): Node {
  return kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : h('span', lines(text));
}

function row(message: Drawn): readonly HTMLElement[] {
  const day = message.separator === null ? [] : [h('.note', message.separator)];
  if (message.kind === 'system') return [...day, h('.note', message.text)];
  const name = message.name === null ? null : h('b', message.name);
  return [...day, h(message.isMine ? '.line.mine' : '.line', name, body(message), h('span.when', message.time))];
}

const inner = await (content as HTMLElement & Pick<Components.IonContent, 'getScrollElement'>).getScrollElement();
await stage.start(() => content.replaceChildren(...stage.drawn.flatMap(row)), { scroller: () => inner });
