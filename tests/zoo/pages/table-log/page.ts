import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
styled(`.sheet { height: 100%; overflow: auto } table { width: 100%; border-collapse: collapse }
td, th { border-bottom: 1px solid #e4e6ea; padding: 6px 10px; text-align: start; vertical-align: top }
.on { white-space: nowrap; color: #667 } tr.own { background: #eef6ff } th { position: sticky; top: 0; background: #fff }`);
const body = h('tbody');
const sheet = h('.sheet', h('table', h('thead', h('tr', h('th', '时间'), h('th', '发送人'), h('th', '内容'))), body));
pane.append(sheet);

function cell({ kind, text, url }: Drawn): HTMLElement {
  return h('td', kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : lines(text));
}

const row = (message: Drawn): HTMLElement =>
  h(message.isMine ? 'tr.own' : 'tr', h('td.on', message.time), h('td.by', message.name), cell(message));

await stage.start(() => body.replaceChildren(...stage.drawn.map(row)), { scroller: () => sheet });
