import type { MessageRecord } from '../../src/domain/message';
import type { Category } from '../../src/redaction/categories';
import { placesIn, toggled } from '../../src/redaction/review';
import { MarkedText } from './marked-text';
import type { Redacting } from './use-redaction';

type ReviewedFieldProps = Pick<Redacting, 'redactor' | 'change'> & {
  readonly value: string;
  /** As what it is hidden, or null. */
  readonly category: Category | null;
  readonly record: MessageRecord;
};

/** The name or the address of a file: one that anything is hidden of is hidden as a whole. */
export function ReviewedField({ value, category, record, redactor, change }: ReviewedFieldProps) {
  const inside = placesIn(value, record, redactor);
  const places = category === null ? inside : [{ from: 0, to: value.length, category, isHidden: true }];
  const toggle = (): void => {
    const same = inside.filter(({ isHidden }) => isHidden === (category !== null));
    change((last) => same.reduce((next, place) => toggled(next, record, value, place), last));
  };
  return (
    <p class="soft" dir="auto" data-review-text data-message={record.id} data-text={value}>
      <MarkedText text={value} places={places} toggle={toggle} />
    </p>
  );
}
