import { h, styled } from './elements';
import type { Stage } from './stage';

const css = `html, body { margin: 0; height: 100%; font: 14px/1.5 sans-serif; color: #1d2129; }
*, *::before, *::after { box-sizing: border-box; }
.desk { display: flex; height: 100vh; }
.desk-people { width: 220px; border-inline-end: 1px solid #ddd; background: #f7f8fa; overflow: auto; }
.desk-one { display: flex; gap: 10px; padding: 10px 14px; }
.desk-one.now { background: #e3eefc; }
.desk-one img { width: 34px; height: 34px; border-radius: 50%; }
.desk-one b { display: block; font-weight: 600; }
.desk-one small { color: #8a8f99; }
.desk-chat { flex: 1; min-width: 0; display: flex; flex-direction: column; }
.desk-title { padding: 12px 18px; border-bottom: 1px solid #ddd; font-weight: 600; }
.desk-pane { flex: 1; min-height: 0; position: relative; }
.desk-write { display: flex; gap: 10px; padding: 10px 14px; border-top: 1px solid #ddd; }
.desk-write textarea { flex: 1; height: 48px; font: inherit; resize: none; }
.desk-facts { width: 210px; border-inline-start: 1px solid #ddd; padding: 14px; font-size: 13px; }
.desk-facts p { margin: 4px 0; color: #596070; }`;

const others = ['Odile', '陆之远', 'มะลิ', 'Gaspar'];

function person(stage: Stage, name: string, isNow: boolean): HTMLElement {
  const image = new Image();
  image.src = stage.face('c');
  image.alt = '';
  return h(isNow ? '.desk-one.now' : '.desk-one', image, h('', h('b', name), h('small', isNow ? '…' : 'ok 👍')));
}

/** A workplace around a pane: people at the side, the open one's name above, a box to write in below, and some facts. Gives the empty pane. */
export function desk(stage: Stage, { hasComposer = true } = {}): HTMLElement {
  styled(css);
  const pane = h('.desk-pane');
  const area = document.createElement('textarea');
  area.placeholder = '…';
  const people = h('.desk-people', person(stage, stage.talk.title, true), ...others.map((name) => person(stage, name, false)));
  const chat = h('.desk-chat', h('.desk-title', stage.talk.title), pane);
  if (hasComposer) chat.append(h('.desk-write', area, h('button', '➤')));
  const facts = h('.desk-facts', h('h4', 'Order 8100200300'), h('p', '2 × 190'), h('p', '2026-10-02 10:12'), h('p', 'paid'));
  document.body.append(h('.desk', people, chat, facts));
  return pane;
}
