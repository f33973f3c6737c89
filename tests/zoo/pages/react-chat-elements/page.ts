import { createElement as el } from 'react';
import { type MessageType, MessageList } from 'react-chat-elements';
import 'react-chat-elements/dist/main.css';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
const root = createRoot(pane);
styled('.desk-pane .messages { height: 100% } .desk-pane .rce-mlist { height: 100%; overflow-y: auto }');

function shared(message: Drawn) {
  const { id, isMine, name, time, at } = message;
  return {
    id,
    position: isMine ? 'right' : 'left',
    title: name ?? '',
    titleColor: '#3a7bd5',
    date: at,
    dateString: time ?? '',
    avatar: stage.face(message.from),
    focus: false,
    forwarded: false,
    replyButton: false,
    removeButton: false,
    notch: true,
    retracted: false,
    status: 'read' as const,
  };
}

function libraryMessage(message: Drawn): MessageType {
  const base = shared(message);
  const { kind, text } = message;
  const uri = message.url ?? '';
  const data = { uri, status: { click: true, loading: 0, download: true } };
  if (kind === 'system') return { ...base, type: 'system', text };
  if (kind === 'image') return { ...base, type: 'photo', text: '', data: { ...data, width: 160, height: 110 } };
  if (kind === 'file') return { ...base, type: 'file', text, data: { ...data, size: '12 KB', name: text } };
  return { ...base, type: 'text', text };
}

const list = () =>
  el(MessageList, {
    className: 'messages',
    lockable: true,
    referance: { current: null },
    toBottomHeight: '100%',
    dataSource: stage.drawn.map(libraryMessage),
  });

await stage.start(() => flushSync(() => root.render(list())), { scroller: () => pane.querySelector('.rce-mlist') });
