import { useState } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import type { PageHealth } from '../src/platform/page-health';
import { changeList } from '../src/ui/change-words';
import { conversationsCounted } from '../src/ui/counted';
import { ago, percentText } from '../src/ui/format';
import { Icon } from '../src/ui/icon';
import { usePorts } from '../src/ui/ports';
import type { KnownFacts } from './use-console-facts';

const isChanged = ({ changed }: PageHealth): boolean => changed.length > 0;

/** The least share of rows that was understood on any page of a console, or null where none was looked at. */
function understood(pages: readonly PageHealth[]): number | null {
  const shares = pages.flatMap((page) => (page.understood === null ? [] : [page.understood]));
  return shares.length === 0 ? null : Math.min(...shares);
}

/** In a line: when a console was last read, how much of it there is, and how well its pages are understood. */
export function HealthLine({ facts }: { readonly facts: KnownFacts }) {
  const { clock, language } = usePorts();
  if (facts === undefined) return null;
  if (facts === null || facts.lastSeen === 0) return <span class="health soft small">{text('healthNotYet')}</span>;
  const share = understood(facts.pages);
  const words = [
    text('healthRead', ago(facts.lastSeen, clock(), language)),
    conversationsCounted(facts.conversations, language),
    share !== null && text('healthUnderstood', percentText(share, 1, language)),
  ];
  return (
    <span class="health soft small number">
      <span class={`dot ${facts.pages.some(isChanged) ? 'bad' : 'good'}`} aria-hidden="true" />
      {words.filter((part) => part !== false).join(' · ')}
    </span>
  );
}

/** A page that changed: what is no longer found on it, and the way to teach it anew. */
function ChangedPage({ page }: { readonly page: PageHealth }) {
  const { background, language } = usePorts();
  const [said, setSaid] = useState('');
  const repair = async (): Promise<void> => {
    const { console, host } = page;
    const answer = await background.repair({ console, host }).catch(() => 'failed' as const);
    if (answer === 'closed') setSaid(text('repairClosed', host));
    else setSaid(answer === 'failed' ? text('gapFailed') : '');
  };
  return (
    <div class="problem">
      <Icon name="warning" />
      <div>
        <p>{text('failedFor', page.host, text('changedWhat', changeList(page.changed, language)))}</p>
        <button type="button" class="button" aria-label={text('repairHost', page.host)} onClick={() => void repair()}>
          {text('changedRepair')}
        </button>
        <p role="status">{said}</p>
      </div>
    </div>
  );
}

/** The pages of a console that changed, each with its repair. */
export function ChangedPages({ facts }: { readonly facts: KnownFacts }) {
  return (
    <>
      {facts?.pages.filter(isChanged).map((page) => (
        <ChangedPage key={page.host} page={page} />
      ))}
    </>
  );
}
