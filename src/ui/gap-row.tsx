import { useState } from 'preact/hooks';
import type { GapStatement } from '../archive/completeness/statement';
import { gapNotes, gapRowText } from '../archive/completeness/words';
import type { Conversation } from '../archive/ports';
import { text } from '../platform/i18n';
import { Icon } from './icon';
import { useSpeech } from './moments';
import { usePorts } from './ports';

type GapRowProps = { readonly conversation: Pick<Conversation, 'key' | 'host'>; readonly gap: GapStatement };

/** What came of the wish to fill a gap. */
type Filling = null | 'asked' | 'begun' | 'closed' | 'failed';

function fillingText(filling: Filling, host: string): string {
  if (filling === 'begun') return text('gapFilling');
  if (filling === 'closed') return text('gapClosed', host);
  return filling === 'failed' ? text('gapFailed') : '';
}

/** A place in the transcript where messages may be missing: between when and when, what else is known of it, and the way to fill it. */
export function GapRow({ conversation: { key, host }, gap }: GapRowProps) {
  const { background } = usePorts();
  const speech = useSpeech();
  const [filling, setFilling] = useState<Filling>(null);
  const notes = gapNotes(gap, speech);
  const fill = (): void => {
    setFilling('asked');
    background.fillGap({ conversation: key, after: gap.after }).then(setFilling, () => setFilling('failed'));
  };
  return (
    <div class="gap" data-gap={String(gap.after)}>
      <Icon name="warning" />
      <div class="gap-words">
        <p>{gapRowText(gap, speech)}</p>
        {notes.map((note) => (
          <p key={note} class="gap-note">
            {note}
          </p>
        ))}
        <p role="status" class="gap-note">
          {fillingText(filling, host)}
        </p>
      </div>
      <button type="button" class="button" disabled={filling === 'asked'} onClick={fill}>
        <Icon name="history" />
        <span>{text('gapFill')}</span>
      </button>
    </div>
  );
}
