import Chat from '@douyinfe/semi-ui/lib/es/chat';
import type { ChatProps, Message } from '@douyinfe/semi-ui/lib/es/chat/interface';
import '@douyinfe/semi-ui/dist/css/semi.min.css';
import { type ComponentType, createElement as el } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage, { hasComposer: false });
const root = createRoot(pane);

const roles = Object.fromEntries(
  Object.entries(stage.talk.people).map(([key, { name, color }]) => [
    key === 'me' ? 'user' : key,
    { name, avatar: stage.face(key), color },
  ]),
);

function content({ kind, text, url }: Drawn): NonNullable<Message['content']> {
  if (kind === 'image') return [{ type: 'image_url', image_url: { url: url ?? '' } }];
  if (kind === 'file') return [{ type: 'file_url', file_url: { url: url ?? '', name: text, size: '12 KB', type: 'pdf' } }];
  return text;
}

const message = (drawn: Drawn): Message => ({
  id: drawn.id,
  role: drawn.isMine ? 'user' : (drawn.from ?? ''),
  createAt: drawn.at,
  content: content(drawn),
});

// Its declaration is older than the types of React beside it.
const SemiChat = Chat as unknown as ComponentType<ChatProps>;
const chat = () =>
  el(SemiChat, { style: { height: '100%', maxWidth: 'none' }, roleConfig: roles, chats: stage.drawn.map(message), mode: 'bubble' });

await stage.start(() => flushSync(() => root.render(chat())), { scroller: () => pane.querySelector('.semi-chat-container') });
