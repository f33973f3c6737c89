import type { Hit } from '../archive/ports';
import { text } from '../platform/i18n';
import { ConsoleMark } from './console-mark';
import { resultsCounted } from './counted';
import { shortWhen } from './format';
import { excerpt } from './highlight';
import { Highlighted } from './highlighted';
import { kindName } from './kind-name';
import { accountName, peerName } from './parties';
import { usePorts } from './ports';
import './rows.css';

/** A message found: whose conversation, when, who wrote it, and the words around the hit. */
export function HitRow({ hit }: { readonly hit: Hit }) {
  const { clock, language } = usePorts();
  const { conversation, message, marks, earlier, count } = hit;
  const words = earlier ? excerpt(earlier.version.text, earlier.marks) : excerpt(message.text, marks);
  return (
    <div class="row">
      <ConsoleMark id={conversation.console} />
      <div class="row-words">
        <div class="row-head">
          <bdi class="row-name line">{peerName(conversation)}</bdi>
          <bdi class="row-account line">{accountName(conversation.account)}</bdi>
          {count !== undefined && <span class="row-count number">{resultsCounted(count, language)}</span>}
          <span class="row-when number">{shortWhen(message.at, clock(), language)}</span>
        </div>
        <div class="row-excerpt">
          {earlier && <span class="row-version">{text(earlier.version.what === 'recall' ? 'hitRecall' : 'hitEarlier')}: </span>}
          {message.direction === 'out' && <span class="you">{text('you')} </span>}
          <bdi>{!earlier && message.text.trim() === '' ? kindName(message.kind) : <Highlighted pieces={words} />}</bdi>
        </div>
      </div>
    </div>
  );
}
