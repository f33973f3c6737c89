import { useMemo } from 'preact/hooks';
import { gapStatement } from '../../src/archive/completeness/statement';
import { gapCountText, gapText } from '../../src/archive/completeness/words';
import type { Conversation } from '../../src/archive/ports';
import { text } from '../../src/platform/i18n';
import { ConsoleMark } from '../../src/ui/console-mark';
import { useSpeech } from '../../src/ui/moments';
import { conversationHash } from '../../src/ui/overview/links';
import { gapCount, type OpenGap, openGaps } from '../../src/ui/overview/open-gaps';
import { Parties, peerName } from '../../src/ui/parties';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { Panel } from './panel';
import { useFew } from './show-more';
import type { Seen } from './use-overview';

/** So many conversations with gaps are named. */
const most = 50;

function Gap({ conversation, gap }: OpenGap) {
  const { archive } = usePorts();
  const speech = useSpeech();
  const { key, account, gaps } = conversation;
  const times = useLoad(async () => archive.times(key, [gap.after, gap.before]), [archive, key, gap.after, gap.before]).value;
  return (
    <li>
      <ConsoleMark id={conversation.console} />
      <div class="open-gap-words">
        <a class="line" href={conversationHash(key, gap.before)}>
          <Parties account={account} peer={peerName(conversation)} />
        </a>
        <p class="soft">
          {times && gapText(gapStatement(gap, times.get(gap.after), times.get(gap.before)), speech)}
          {gaps.length > 1 && ` · ${gapCountText(gaps.length, speech)}`}
        </p>
      </div>
    </li>
  );
}

/** Where messages may be missing: each leads to its place. */
export function Gaps({ conversations }: Pick<Seen, 'conversations'>) {
  const speech = useSpeech();
  const gaps = useMemo(() => openGaps(conversations, most), [conversations]);
  const { shown, more } = useFew(gaps);
  const count = gapCount(conversations);
  const gapped = conversations.filter((one: Conversation) => one.gaps.length > 0).length;
  return (
    <Panel title={text('figureGaps')} aside={count > 0 && text('gapsIn', gapCountText(count, speech), String(gapped))}>
      {count === 0 ? (
        <p class="soft">{text('gapsNone')}</p>
      ) : (
        <ul class="open-gaps">
          {shown.map((one) => (
            <Gap key={one.conversation.key} {...one} />
          ))}
        </ul>
      )}
      {more}
    </Panel>
  );
}
