import { text } from '../src/platform/i18n';
import { percentText } from '../src/ui/format';
import { LongWork } from '../src/ui/long-work';
import { usePorts } from '../src/ui/ports';
import { useEvery } from '../src/ui/use-every';
import { useLoad } from '../src/ui/use-load';

const everyMs = 1000;

/** How far the search index is built, while it is; the background goes on with it whether anybody looks or not. */
export function IndexProgress() {
  const { finder, language } = usePorts();
  const { value: built = 1, reload } = useLoad(async () => finder.built(), [finder]);
  useEvery(built < 1 ? everyMs : null, reload);
  if (built >= 1) return null;
  const name = text('indexing');
  return (
    <div>
      <LongWork name={name} told={text('workShare', name, percentText(built, 1, language))} done={built} total={1} />
      <p class="soft small">{text('indexingMore')}</p>
    </div>
  );
}
