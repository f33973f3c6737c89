import { text } from '../src/platform/i18n';
import type { TabPane } from '../src/platform/messages';
import { usePorts } from '../src/ui/ports';
import { isScrolling, scrollAside, scrollText, unfinishedText } from '../src/ui/scroll-words';

type ScrollLineProps = { readonly pane: TabPane; readonly goOn: () => void };

/** How far the history of one chat was read back, why that ended, and whether there is something to go on with. */
export function ScrollLine({ pane, goOn }: ScrollLineProps) {
  const { language } = usePorts();
  const { scrolling, earlier } = pane;
  if (scrolling && isScrolling(pane)) {
    return (
      <div class="scroll-line" role="status">
        <p class="number">{scrollText(scrolling, null, language)}</p>
        <p class="soft small">{scrollAside(scrolling)}</p>
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
