import { text } from '../src/platform/i18n';
import type { TabPane } from '../src/platform/messages';
import { LongWork } from '../src/ui/long-work';
import { usePorts } from '../src/ui/ports';
import { isScrolling, scrollAside, scrollText, unfinishedText } from '../src/ui/scroll-words';
import { wayBack } from '../src/ui/way-back';

type ScrollLineProps = { readonly pane: TabPane; readonly goOn: () => void };

/** How far the history of one chat was read back, why that ended, and whether there is something to go on with. */
export function ScrollLine({ pane, goOn }: ScrollLineProps) {
  const { clock, language } = usePorts();
  const { scrolling, earlier } = pane;
  if (scrolling && isScrolling(pane)) {
    const told = scrollText(scrolling, null, language);
    return (
      <div class="scroll-line">
        {scrolling.paused ? <p class="number">{told}</p> : <LongWork name={text('scrollBack')} told={told} {...wayBack(pane, clock())} />}
        <p class="soft small" role="status">
          {scrollAside(scrolling)}
        </p>
      </div>
    );
  }
  if (!scrolling && !earlier) return null;
  return (
    <div class="scroll-line ended">
      <p class="number" role={scrolling ? 'status' : undefined}>
        {scrolling ? scrollText(scrolling, earlier?.goal ?? null, language) : earlier && unfinishedText(earlier, language)}
      </p>
      {earlier && (
        <button type="button" class="button" onClick={goOn}>
          {text('scrollGoOn')}
        </button>
      )}
    </div>
  );
}
