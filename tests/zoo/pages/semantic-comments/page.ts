import 'semantic-ui-comment/comment.css';
import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
styled('.desk-pane { overflow: auto; padding: 16px }');
const list = h('.ui.comments');
pane.append(list);

function body({ kind, text, url }: Drawn): HTMLElement {
  return h('.text', kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : lines(text));
}

function row(message: Drawn): HTMLElement {
  const face = new Image();
  face.src = stage.face(message.from);
  face.alt = '';
  const meta = h('.metadata', h('span.date', message.time));
  const actions = h('.actions', h('a.reply', 'Reply'), h('a', 'Save'));
  return h('.comment', h('a.avatar', face), h('.content', h('a.author', message.name), meta, body(message), actions));
}

await stage.start(() => list.replaceChildren(...stage.drawn.map(row)), { scroller: () => pane });
