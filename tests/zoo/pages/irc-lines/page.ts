import { h, lines, styled } from '../../elements';
import type { Drawn } from '../../page-rule';
import { desk } from '../../shell';
import { Stage } from '../../stage';
import { rule } from './rule';

const stage = new Stage(rule);
const pane = desk(stage);
styled(`.log { height: 100%; overflow: auto; padding: 8px; font: 13px/1.6 monospace; background: #111; color: #ddd }
.ts { color: #888 } .nick { color: #7cc } .line.star { color: #a8a } .day { color: #888 }`);
const log = h('.log');
pane.append(log);

function line(message: Drawn): readonly HTMLElement[] {
  const day = message.separator === null ? [] : [h('.day', `--- ${message.separator} ---`)];
  if (message.kind === 'system') return [...day, h('.line.star', message.text)];
  const nick = h('span.nick', message.name);
  return [...day, h('.line', h('span.ts', `[${message.time}]`), ' <', nick, '> ', lines(message.text))];
}

await stage.start(() => log.replaceChildren(...stage.drawn.flatMap(line)), { scroller: () => log });
