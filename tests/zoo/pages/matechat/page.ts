import { McBubble } from '@matechat/core';
import '@matechat/core/Bubble/index.css';
import { createApp, h, nextTick, shallowRef, type VNode } from 'vue';
import type { Drawn } from '../../page-rule';
import { styled } from '../../elements';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
const shown = shallowRef(stage.drawn);
styled(
  '.flow { height: 100%; overflow-y: auto; padding: 14px; display: flex; flex-direction: column; gap: 14px } .stamp { font-size: 12px; color: #999 } .words { white-space: pre-line }',
);

function words({ kind, text, url }: Drawn): VNode {
  if (kind === 'image') return h('img', { src: url ?? '', alt: '', width: 140, height: 98 });
  return kind === 'file' ? h('a', { href: url ?? '' }, text) : h('div', { class: 'words' }, text);
}

function bubble(message: Drawn): VNode {
  const props = {
    key: message.id,
    align: message.isMine ? ('right' as const) : ('left' as const),
    avatarConfig: { imgSrc: stage.face(message.from) },
  };
  return h(McBubble, props, { default: () => words(message), bottom: () => h('span', { class: 'stamp' }, message.time ?? '') });
}

createApp({ render: () => h('div', { class: 'flow' }, shown.value.map(bubble)) }).mount(pane);
await stage.start(
  async () => {
    shown.value = stage.drawn;
    await nextTick();
  },
  { scroller: () => pane.querySelector('.flow') },
);
