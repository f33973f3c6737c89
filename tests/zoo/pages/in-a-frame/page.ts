import { h, lines, link, picture, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

function framing(): void {
  styled(
    'body { margin: 0; font: 14px sans-serif } nav { background: #223; color: #fff; padding: 10px } iframe { border: 0; width: 100%; height: calc(100vh - 40px) }',
  );
  const frame = document.createElement('iframe');
  const inside = new URL(location.href);
  inside.searchParams.set('inside', '1');
  frame.src = inside.href;
  document.body.append(h('nav', '工作台'), frame);
}

function body({ kind, text, url }: Drawn): HTMLElement {
  return h('.word', kind === 'image' ? picture(url) : kind === 'file' ? link(url, text) : lines(text));
}

function row(message: Drawn): readonly HTMLElement[] {
  const gap = message.separator === null ? [] : [h('.gap', message.separator)];
  if (message.kind === 'system') return [...gap, h('.tip', message.text)];
  const name = message.name === null ? null : h('.nick', message.name);
  return [...gap, h(message.isMine ? '.item.own' : '.item', h('', name, body(message)))];
}

async function chat(): Promise<void> {
  const stage = new Stage(rule);
  const pane = desk(stage);
  styled(`.flow { height: 100%; overflow-y: auto; padding: 12px } .item { display: flex; margin: 10px 0; gap: 8px } .item.own { justify-content: flex-end }
.word { background: #fff; border: 1px solid #e2e4e8; border-radius: 4px; padding: 7px 10px; max-width: 420px } .own .word { background: #95ec69 }
.nick { font-size: 12px; color: #888 } .gap, .tip { text-align: center; font-size: 12px; color: #aaa } .tip { margin: 8px } .flow { background: #f3f3f3 }`);
  const list = h('.flow');
  pane.append(list);
  await stage.start(() => list.replaceChildren(...stage.drawn.flatMap(row)), { scroller: () => list });
}

if (new URLSearchParams(location.search).has('inside')) await chat();
else framing();
