import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import { Icon } from '../../src/ui/icon';
import { ProblemNotice } from '../../src/ui/notice';
import { MessagePages } from './message-pages';
import './redact.css';
import './redact-editor.css';
import type { Asked } from './redacting';
import { ReviewFoot } from './review-foot';
import { RulesPane } from './rules-pane';
import { SelectedWords } from './selected-bar';
import { useFindings } from './use-findings';
import { type Records, useRecords } from './use-records';
import { type Redacting, useRedaction } from './use-redaction';

type ReviewProps = { readonly asked: Asked; readonly close: () => void };

/** Shows what a redaction hides before a copy leaves, lets the user change it place by place, and exports with it. */
export function Review({ asked, close }: ReviewProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const records = useRecords(asked);
  const redacting = useRedaction(records.known);
  useEffect(() => dialog.current?.showModal(), []);
  const shut = (): void => dialog.current?.close();
  return (
    <dialog
      class="redact"
      ref={dialog}
      aria-label={text('redactTitle')}
      onClose={({ target, currentTarget }) => target === currentTarget && close()}
    >
      <header class="redact-head">
        <div>
          <h2>{text('redactTitle')}</h2>
          <p class="soft small">{text('redactMore')}</p>
        </div>
        <button type="button" class="icon-button" aria-label={text('findClose')} title={text('findClose')} onClick={shut}>
          <Icon name="close" />
        </button>
      </header>
      {records.problem && <ProblemNotice problem={records.problem} />}
      {redacting && <Inside asked={asked} records={records} redacting={redacting} shut={shut} />}
    </dialog>
  );
}

type InsideProps = { readonly asked: Asked; readonly records: Records; readonly redacting: Redacting; readonly shut: () => void };

function Inside({ asked, records, redacting, shut }: InsideProps) {
  const findings = useFindings(records.records, records.isRead, redacting.redactor);
  return (
    <>
      <div class="redact-body">
        <RulesPane {...redacting} counts={findings.counts} />
        <div class="redact-main">
          <MessagePages records={records} findings={findings} redacting={redacting} />
          <SelectedWords records={records.records} change={redacting.change} />
        </div>
      </div>
      <ReviewFoot asked={asked} records={records} findings={findings} redaction={redacting.redaction} shut={shut} />
    </>
  );
}
