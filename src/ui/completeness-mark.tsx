import { gapCountText } from '../archive/completeness/words';
import type { Conversation } from '../archive/ports';
import { text } from '../platform/i18n';
import { Icon } from './icon';
import { usePorts } from './ports';

/** In a list: how many gaps a conversation has, or that all of it is there. Nothing where no gap is known and the beginning neither. */
export function CompletenessMark({ conversation: { gaps, fromStart, total } }: { readonly conversation: Conversation }) {
  const { language } = usePorts();
  if (gaps.length > 0) return <span class="row-gap">{gapCountText(gaps.length, { text, language })}</span>;
  if (!fromStart || total === 0) return null;
  return (
    <span class="row-whole" role="img" aria-label={text('completeStart')} title={text('completeStart')}>
      <Icon name="check" />
    </span>
  );
}
