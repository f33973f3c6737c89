import { useState } from 'preact/hooks';
import { fingerprintText, headOfText } from '../../src/evidence/head';
import type { KeptHead, LogReader } from '../../src/evidence/log-reader';
import { text } from '../../src/platform/i18n';
import { settings } from '../../src/platform/settings';
import type { ExhibitReader } from '../../src/store/exhibit-store';
import { Icon } from '../../src/ui/icon';
import { ProblemNotice } from '../../src/ui/notice';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { useSetting } from '../../src/ui/use-setting';
import { Section } from '../section';
import { Authorities } from './authorities';
import { CopyButton } from './copy-button';
import { Deposits } from './deposits';
import './evidence.css';
import { IdentityPages } from './identity-pages';

/** What the section reads. */
export type EvidenceSource = ExhibitReader & { readonly log: Pick<LogReader, 'newestHead' | 'unsealed'> };

function Facts({ head, unsealed }: { readonly head: KeptHead; readonly unsealed: number }) {
  const { language } = usePorts();
  const number = new Intl.NumberFormat(language);
  const told = headOfText(head.signed.text);
  if (!told) return null;
  const print = fingerprintText(told.key);
  return (
    <dl class="log-facts">
      <dt>{text('evidenceEntries')}</dt>
      <dd class="number">
        {number.format(told.size)}
        {unsealed > 0 && <span class="soft"> · {text('evidenceUnsealed', number.format(unsealed))}</span>}
      </dd>
      <dt>{text('evidenceAlgorithm')}</dt>
      <dd>{head.signed.algorithm}</dd>
      <dt>{text('evidenceFingerprint')}</dt>
      <dd>
        <code class="fingerprint" dir="ltr">
          {print}
        </code>
        <CopyButton of={text('evidenceFingerprint')} what={print} />
      </dd>
    </dl>
  );
}

/** That the log does not go on from the head that was signed last: an older copy was put back, or somebody changed it. */
function Broken() {
  const { language } = usePorts();
  const [at, setAt] = useSetting(settings.logBroken);
  if (at === undefined || at === null) return null;
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <strong>{text('logBroken')}</strong>
        <p>{text('logBrokenMore', new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at))}</p>
        <button type="button" class="button" onClick={() => setAt(null)}>
          {text('logBrokenSeen')}
        </button>
      </div>
    </div>
  );
}

/** The evidence log: its key, who stamps it, where its hash was deposited, and the identity pages that go into packs. */
export function EvidenceSection({ source }: { readonly source: EvidenceSource }) {
  const { background } = usePorts();
  const [turn, setTurn] = useState(0);
  const state = useLoad(async () => {
    await background.signHead(null);
    return { head: await source.log.newestHead(), unsealed: await source.log.unsealed() };
  }, [background, source, turn]);
  const head = state.value?.head ?? null;
  return (
    <Section name="evidence" more={text('evidenceMore')}>
      <Broken />
      {state.problem && <ProblemNotice problem={state.problem} retry={state.reload} />}
      {state.value && !head && <p class="soft">{text('evidenceEmpty')}</p>}
      {head && <Facts head={head} unsealed={state.value?.unsealed ?? 0} />}
      <Authorities head={head} stamped={() => setTurn(turn + 1)} />
      <Deposits head={head} source={source} />
      <IdentityPages />
    </Section>
  );
}
