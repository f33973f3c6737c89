import { createApp, h, nextTick, shallowRef } from 'vue';
import Chat from 'vue3-beautiful-chat';
import 'vue3-beautiful-chat/dist/vue3-beautiful-chat.css';
import type { Drawn } from '../../page-rule';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const shown = shallowRef(stage.drawn);
const heading = document.createElement('h1');
heading.textContent = 'A shop that sells desks';
const mount = document.createElement('div');
document.body.append(heading, mount);

const participants = Object.entries(stage.talk.people)
  .filter(([key]) => key !== 'me')
  .map(([id, { name }]) => ({ id, name, imageUrl: stage.face(id) }));

const message = ({ kind, text, from, time, id }: Drawn) =>
  kind === 'system'
    ? { id, type: 'system', author: 'c', data: { text } }
    : { id, type: 'text', author: from ?? '', data: { text, meta: time ?? '' } };

const app = createApp({
  render: () =>
    h(app.component('BeautifulChat') ?? 'p', {
      participants,
      titleImageUrl: stage.face('c'),
      title: stage.talk.title,
      messageList: shown.value.map(message),
      onMessageWasSent: () => undefined,
      isOpen: true,
      close: () => undefined,
      open: () => undefined,
      newMessagesCount: 0,
      showEmoji: true,
      showFile: true,
      showCloseButton: true,
      showLauncher: true,
      showTypingIndicator: '',
      alwaysScrollToBottom: false,
      disableUserListToggle: true,
    }),
});
app.use(Chat);
app.mount(mount);
await stage.start(
  async () => {
    shown.value = stage.drawn;
    await nextTick();
  },
  { scroller: () => document.querySelector('.sc-message-list') },
);
