import { useState } from 'preact/hooks';
import { hexOf, utf8 } from '../../src/evidence/bytes';
import type { Deposit } from '../../src/evidence/exhibit';
import type { KeptHead } from '../../src/evidence/log-reader';
import { sha256 } from '../../src/evidence/sha256';
import { text } from '../../src/platform/i18n';
import type { ExhibitReader } from '../../src/store/exhibit-store';
import { ProblemNotice } from '../../src/ui/notice';
import { usePorts } from '../../src/ui/ports';
import { type Problem, problemOf } from '../../src/ui/problem';
import { useLoad } from '../../src/ui/use-load';
import { focusSection } from '../section';
import { CopyButton } from './copy-button';
import { manualService } from './manual-service';

function Kept({ deposit, remove }: { readonly deposit: Deposit; readonly remove: () => void }) {
  const { language } = usePorts();
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(deposit.at);
  return (
    <li class="entry">
      <span>
        <bdi>{deposit.service}</bdi>
        <br />
        <span class="soft small">{text('depositOf', when, new Intl.NumberFormat(language).format(deposit.size))}</span>
      </span>
      <button
        type="button"
        class="button"
        aria-label={`${text('remove')}: ${deposit.service}`}
        onClick={(event) => {
          focusSection(event);
          remove();
        }}
      >
        {text('remove')}
      </button>
    </li>
  );
}

/** The hash of the newest head, to be handed to a service by hand, and the receipt that comes back. */
function DepositForm({ head, kept }: { readonly head: KeptHead; readonly kept: () => void }) {
  const { background } = usePorts();
  const [service, setService] = useState('');
  const [receipt, setReceipt] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const hash = hexOf(sha256(utf8(head.signed.text)));
  const keep = async (event: Event): Promise<void> => {
    event.preventDefault();
    setProblem(null);
    try {
      const by = manualService(service.trim(), receipt.trim());
      const given = await by.deposit(hash, new AbortController().signal);
      await background.keepDeposit({ service: by.name, size: head.size, receipt: given.receipt });
      setService('');
      setReceipt('');
      kept();
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <form class="deposit-form" onSubmit={(event) => void keep(event)}>
      <div class="hash">
        <code dir="ltr">{hash}</code>
        <CopyButton of={text('depositHash')} what={hash} />
      </div>
      <label>
        <span>{text('depositService')}</span>
        <input
          class="field"
          type="text"
          required
          maxLength={200}
          value={service}
          onInput={(event) => setService(event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{text('depositReceipt')}</span>
        <textarea
          class="field"
          rows={3}
          required
          maxLength={100_000}
          value={receipt}
          onInput={(event) => setReceipt(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button">
        {text('depositKeep')}
      </button>
      {problem && <ProblemNotice problem={problem} />}
    </form>
  );
}

/** Services that take a hash into their keeping, such as block chains: by hand, since each has its own way. */
export function Deposits({ head, source }: { readonly head: KeptHead | null; readonly source: Pick<ExhibitReader, 'deposits'> }) {
  const { background } = usePorts();
  const kept = useLoad(async () => source.deposits(), [source]);
  const all = kept.value ?? [];
  if (!head && all.length === 0) return null;
  return (
    <div class="part">
      <h3>{text('depositHeading')}</h3>
      <p class="soft">{text('depositMore')}</p>
      <ul>
        {all.map((deposit) => (
          <Kept key={deposit.id} deposit={deposit} remove={() => void background.removeDeposit({ id: deposit.id }).then(kept.reload)} />
        ))}
      </ul>
      {head && (
        <details>
          <summary>{text('depositAdd')}</summary>
          <DepositForm head={head} kept={kept.reload} />
        </details>
      )}
    </div>
  );
}
