import { text } from '../src/platform/i18n';
import { conversationsCounted, messagesCounted } from '../src/ui/counted';
import { sizeText } from '../src/ui/format';
import { ProblemNotice } from '../src/ui/notice';
import { usePorts } from '../src/ui/ports';
import type { Loaded } from '../src/ui/use-load';
import { Section } from './section';
import type { Holdings } from './use-holdings';

function Facts({ holdings }: { readonly holdings: Holdings }) {
  const { language } = usePorts();
  const { messages, conversations, used, quota, persisted } = holdings;
  return (
    <>
      <p>{text('storageHolds', messagesCounted(messages, language), conversationsCounted(conversations, language))}</p>
      <p class="soft">{text('storageUsed', sizeText(used, language), sizeText(quota, language))}</p>
      <meter min={0} max={quota} high={quota * 0.9} value={used} aria-label={text('optStorage')} />
      <p class="soft">{text(persisted ? 'storageKept' : 'storageAtRisk')}</p>
    </>
  );
}

/** How much is kept, how much room there is, and whether the browser promised to keep it. */
export function StorageSection({ holdings }: { readonly holdings: Loaded<Holdings> }) {
  const { value, problem, reload } = holdings;
  return (
    <Section title={text('optStorage')}>
      {problem && <ProblemNotice problem={problem} retry={reload} />}
      {value && <Facts holdings={value} />}
    </Section>
  );
}
