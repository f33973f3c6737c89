import { Quasar, QChatMessage } from 'quasar';
import 'quasar/dist/quasar.css';
import { createApp, h, nextTick, shallowRef, type VNode } from 'vue';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
const shown = shallowRef(stage.drawn);

function words({ kind, text, url }: Drawn): VNode {
  if (kind === 'image') return h('img', { src: url ?? '', alt: '', width: 150, height: 105 });
  if (kind === 'file') return h('a', { href: url ?? '', download: text }, text);
  return h('div', { style: 'white-space: pre-line' }, text);
}

function rows(message: Drawn): readonly VNode[] {
  const { id, isMine, name, time, separator, from } = message;
  const label = separator === null ? [] : [h(QChatMessage, { key: `${id}-day`, label: separator })];
  if (message.kind === 'system') return [...label, h('div', { key: id, class: 'text-center text-caption text-grey' }, message.text)];
  const props = { key: id, sent: isMine, avatar: stage.face(from), stamp: time ?? '', ...(name === null ? {} : { name }) };
  return [...label, h(QChatMessage, props, { default: () => [words(message)] })];
}

const app = createApp({
  render: () => h('div', { class: 'chat-scroll q-pa-md', style: 'height: 100%; overflow-y: auto' }, shown.value.flatMap(rows)),
});
app.use(Quasar, {});
app.mount(pane);
await stage.start(
  async () => {
    shown.value = stage.drawn;
    await nextTick();
  },
  { scroller: () => pane.querySelector('.chat-scroll') },
);
