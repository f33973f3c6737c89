import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { messagesCounted } from '../../src/ui/counted';
import { numberText } from '../../src/ui/format';
import { LongWork } from '../../src/ui/long-work';
import { usePorts } from '../../src/ui/ports';
import { ReviewedMessage } from './reviewed-message';
import type { Findings } from './use-findings';
import type { Records } from './use-records';
import type { Redacting } from './use-redaction';

const perPage = 50;

type MessagePagesProps = { readonly records: Records; readonly findings: Findings; readonly redacting: Redacting };

/** The messages a page at a time: those in which something was found, or all. */
export function MessagePages({ records: { records, isRead }, findings, redacting }: MessagePagesProps) {
  const { language } = usePorts();
  const [isAll, showAll] = useState(false);
  const [page, setPage] = useState(0);
  const top = useRef<HTMLDivElement>(null);
  const all = isAll ? records.length : findings.indices.length;
  const pages = Math.max(1, Math.ceil(all / perPage));
  const at = Math.min(page, pages - 1);
  useEffect(() => top.current?.scrollTo({ top: 0 }), [at, isAll]);
  const shown = isAll
    ? records.slice(at * perPage, (at + 1) * perPage)
    : findings.indices.slice(at * perPage, (at + 1) * perPage).flatMap((index) => records[index] ?? []);
  const isLooking = isRead && findings.done < records.length;
  return (
    <>
      <div class="redact-bar">
        <div role="radiogroup" aria-label={text('redactShow')} class="redact-choice">
          <Choice
            name={text('redactShowFound', numberText(findings.indices.length, language))}
            isOn={!isAll}
            choose={() => showAll(false)}
          />
          <Choice name={text('redactShowAll', numberText(records.length, language))} isOn={isAll} choose={() => showAll(true)} />
        </div>
        {pages > 1 && <Pager page={at} pages={pages} go={setPage} />}
      </div>
      {!isRead && (
        <LongWork name={text('redactReading')} told={messagesCounted(records.length, language)} done={records.length} total={null} />
      )}
      {isLooking && <LongWork name={text('redactLooking')} told={text('redactLooking')} done={findings.done} total={records.length} />}
      <div class="redact-messages" ref={top} tabIndex={0} role="region" aria-label={text('redactMessages')}>
        {shown.map((record) => (
          <ReviewedMessage key={`${record.conversation} ${record.id}`} record={record} {...redacting} />
        ))}
        {shown.length === 0 && isRead && !isLooking && <p class="soft redact-none">{text('redactNone')}</p>}
      </div>
    </>
  );
}

type ChoiceProps = { readonly name: string; readonly isOn: boolean; readonly choose: () => void };

function Choice({ name, isOn, choose }: ChoiceProps) {
  return (
    <label>
      <input type="radio" name="redact-shown" checked={isOn} onChange={choose} />
      <span>{name}</span>
    </label>
  );
}

function Pager({ page, pages, go }: { readonly page: number; readonly pages: number; readonly go: (page: number) => void }) {
  const { language } = usePorts();
  return (
    <nav class="redact-pager" aria-label={text('redactPages')}>
      <button type="button" class="button" disabled={page === 0} onClick={() => go(page - 1)}>
        {text('redactBefore')}
      </button>
      <span class="number" role="status">
        {text('redactPage', numberText(page + 1, language), numberText(pages, language))}
      </span>
      <button type="button" class="button" disabled={page === pages - 1} onClick={() => go(page + 1)}>
        {text('redactNext')}
      </button>
    </nav>
  );
}
