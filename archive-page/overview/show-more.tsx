import { useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { numberText } from '../../src/ui/format';
import { usePorts } from '../../src/ui/ports';

/** So many rows of a list are shown until all are asked for. */
const few = 10;

/** The first rows of a list, and a button for the others where there are more. */
export function useFew<T>(all: readonly T[]) {
  const { language } = usePorts();
  const [isWhole, setWhole] = useState(false);
  const more =
    all.length <= few ? null : (
      <button type="button" class="quiet show-more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
        {isWhole ? text('showFewer') : text('showAll', numberText(all.length, language))}
      </button>
    );
  return { shown: isWhole ? all : all.slice(0, few), more };
}
