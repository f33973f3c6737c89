import { text as say } from '../../src/platform/i18n';
import type { Place } from '../../src/redaction/review';
import { categoryName } from '../../src/ui/category-name';
import { categoryTag } from './category-names';

type MarkedTextProps = { readonly text: string; readonly places: readonly Place[]; readonly toggle: (place: Place) => void };

/** So much of a text is shown; what is behind it is hidden all the same. */
const shownUnits = 20_000;

/** A text with each place that is hidden, or was lifted, as a switch in its line. */
export function MarkedText({ text, places, toggle }: MarkedTextProps) {
  const shown = places.filter(({ from }) => from < shownUnits);
  const starts = [0, ...shown.map(({ to }) => to)];
  return (
    <>
      {shown.map((place, index) => (
        <span key={place.from}>
          {text.slice(starts[index], place.from)}
          <button
            type="button"
            class="redact-place"
            data-kind={place.category}
            aria-pressed={place.isHidden}
            title={say(place.isHidden ? 'redactPlaceHidden' : 'redactPlaceShown', categoryName(place.category))}
            onClick={() => toggle(place)}
          >
            <span class="redact-words">{text.slice(place.from, place.to)}</span>
            <span class="redact-tag" data-tag={categoryTag(place.category)}>
              <span class="unseen">{categoryTag(place.category)}</span>
            </span>
          </button>
        </span>
      ))}
      {text.slice(starts.at(-1), shownUnits)}
      {text.length > shownUnits && '…'}
    </>
  );
}
