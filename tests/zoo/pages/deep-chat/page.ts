import 'deep-chat';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import type { Drawn } from '../../page-rule';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage, { hasComposer: false });
const chat = document.createElement('deep-chat');
const roleOf = ({ from, isMine }: Drawn): string => (isMine ? 'user' : (from ?? ''));
const nameOf = (from: string) => ({ text: stage.talk.people[from]?.name ?? '' });

chat.style.cssText = 'width: 100%; height: 100%; border: none';
chat.demo = true;
chat.names = { user: nameOf('me'), c: nameOf('c'), k: nameOf('k') };
chat.avatars = { user: { src: stage.face('me') }, c: { src: stage.face('c') }, k: { src: stage.face('k') } };
chat.textInput = { placeholder: { text: 'Write…' } };
chat.history = stage.drawn.map((message) =>
  message.kind === 'image'
    ? { role: roleOf(message), files: [{ src: message.url ?? '', type: 'image' as const }] }
    : { role: roleOf(message), text: message.text },
);
pane.append(chat);
await stage.start(() => undefined, null);
