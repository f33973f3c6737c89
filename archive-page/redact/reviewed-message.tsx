import type { MessageRecord } from '../../src/domain/message';
import { text } from '../../src/platform/i18n';
import { textsOf } from '../../src/redaction/plan';
import { added, placesIn, toggled } from '../../src/redaction/review';
import { clockOf, localDay } from '../../src/ui/format';
import { usePorts } from '../../src/ui/ports';
import { MarkedText } from './marked-text';
import { ReviewedField } from './reviewed-field';
import { ReviewedPicture } from './reviewed-picture';
import type { Redacting } from './use-redaction';

type ReviewedMessageProps = Redacting & { readonly record: MessageRecord };

function when({ time, seen }: MessageRecord, language: string): string {
  const day = localDay(Date.parse(time.iso ?? seen.first));
  return [day, clockOf(time, language)].filter(Boolean).join(' ');
}

/** One message with what is hidden of it: its words, the words of its versions, the names and addresses of its files, and its pictures. */
export function ReviewedMessage({ record, redaction, redactor, change }: ReviewedMessageProps) {
  const { language } = usePorts();
  const plan = redactor.planOf(record);
  const isNamed = plan.sender(record.sender) === null;
  const texts = textsOf({ ...record, attachments: [], sender: null, orders: [] });
  const own = { record, redactor, change };
  const every = textsOf({ ...record, sender: null, orders: [] });
  const hideAll = (): void => change((last) => every.reduce((next, one) => added(next, record, one, { from: 0, to: one.length }), last));
  return (
    <article class={`redact-message ${record.direction}`}>
      <header>
        <b class={isNamed ? '' : 'redact-hidden'}>
          <bdi>{record.sender ?? text(sides[record.direction])}</bdi>
          {!isNamed && <span class="unseen"> ({text('redactIsHidden')})</span>}
        </b>
        <span class="soft number">{when(record, language)}</span>
        {every.length > 0 && (
          <button type="button" class="quiet small" onClick={hideAll}>
            {text('redactHideMessage')}
          </button>
        )}
      </header>
      {texts.map((one) => (
        <p key={one} dir="auto" data-review-text data-message={record.id} data-text={one}>
          <MarkedText
            text={one}
            places={placesIn(one, record, redactor)}
            toggle={(place) => change((last) => toggled(last, record, one, place))}
          />
        </p>
      ))}
      {record.attachments.map((attachment, index) => (
        <div key={index} class="redact-file">
          {attachment.name !== null && <ReviewedField {...own} value={attachment.name} category={plan.fileName(attachment.name)} />}
          {attachment.url !== null && (
            <ReviewedField {...own} value={attachment.url} category={plan.link(attachment.url, attachment.sha256)} />
          )}
          <ReviewedPicture attachment={attachment} redaction={redaction} change={change} />
        </div>
      ))}
    </article>
  );
}

const sides = { in: 'exportOtherSide', out: 'exportOwnSide', system: 'exportKindSystem' } as const;
