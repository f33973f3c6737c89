import type { Conversation } from '../src/archive/ports';
import { text } from '../src/platform/i18n';
import type { Question } from '../src/search/finder';
import { ConsoleMark } from '../src/ui/console-mark';
import { ExportMenu } from '../src/ui/export-menu';
import { Icon } from '../src/ui/icon';
import { Parties, peerName } from '../src/ui/parties';
import { placeToHash, startPlace } from '../src/ui/place';
import { usePorts } from '../src/ui/ports';
import { useHits } from '../src/ui/reading/use-hits';
import { useReading } from '../src/ui/reading/use-reading';
import { Transcript } from '../src/ui/transcript';
import type { ExportWay } from '../src/ui/use-export';

type ReadingProps = {
  readonly conversation: Conversation;
  readonly order: number | null;
  /** What was searched for; its hits are marked. */
  readonly question: Question | null;
  readonly back: () => void;
  readonly save: (way: ExportWay) => void;
};

/** A conversation opened in the popup. To be made anew for another one. */
export function Reading({ conversation, order, question, back, save }: ReadingProps) {
  const reading = useReading(conversation, order);
  const hits = useHits(conversation.key, question, conversation.total);
  const { openPage } = usePorts();
  const wide = (): void => openPage('archive', placeToHash({ ...startPlace, conversation: conversation.key, order }));
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Home') reading.toStart();
    else if (event.key === 'End') reading.toEnd();
    if (event.key === 'Home' || event.key === 'End') event.preventDefault();
    const leaves = event.key === 'Escape' || event.key === '/';
    if (!leaves || event.defaultPrevented) return;
    event.preventDefault();
    back();
  };
  return (
    <div class="reading" onKeyDown={keys}>
      <header class="reading-head">
        <button type="button" class="icon-button" aria-label={text('back')} title={text('back')} onClick={back}>
          <Icon name="back" />
        </button>
        <ConsoleMark id={conversation.console} />
        <h1 class="line">
          <Parties account={conversation.account} peer={peerName(conversation)} />
        </h1>
        <button type="button" class="icon-button" aria-label={text('openInArchive')} title={text('openInArchive')} onClick={wide}>
          <Icon name="wide" />
        </button>
        <ExportMenu label={text('buttonExport')} choose={save} />
      </header>
      <Transcript conversation={conversation} reading={reading} order={order} hits={hits} focused />
    </div>
  );
}
