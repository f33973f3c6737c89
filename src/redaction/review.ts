import type { MessageRecord } from '../domain/message';
import type { Found } from './found';
import { Covered } from './many-words';
import { type Redactor, textHash, textsOf } from './plan';
import type { Mark, Redaction } from './redaction';

/** A place that a rule or the user found, whether it is hidden now or was lifted. */
export type Place = Found & { readonly isHidden: boolean };

/** The places of one text of a message, in order. */
export function placesIn(text: string, record: MessageRecord, redactor: Redactor): readonly Place[] {
  const hidden = redactor.planOf(record).found(text);
  const covered = new Covered(hidden);
  const lifted = redactor.found(text).filter((one) => !covered.touches(one));
  const places = [...hidden.map((one) => ({ ...one, isHidden: true })), ...lifted.map((one) => ({ ...one, isHidden: false }))];
  return places.toSorted((one, other) => one.from - other.from);
}

/** The redaction in which a place is hidden if it was not, and shown if it was. */
export function toggled(redaction: Redaction, record: MessageRecord, text: string, place: Place): Redaction {
  const words = text.slice(place.from, place.to);
  const isOf = (mark: Mark, is: Mark['is'], holds: (marked: string) => boolean): boolean =>
    mark.message === record.id && mark.is === is && holds(wordsOf(mark, record) ?? '');
  if (!place.isHidden) return without(redaction, (mark) => isOf(mark, 'lifted', (marked) => marked === words));
  const kept = without(redaction, (mark) =>
    isOf(mark, 'added', (marked) => marked !== '' && (words.includes(marked) || marked.includes(words))),
  );
  return kept.marks.length < redaction.marks.length ? kept : withMark(redaction, { ...markOf(record, text, place), is: 'lifted' });
}

/** The redaction that besides hides a stretch of a text of a message. */
export function added(redaction: Redaction, record: MessageRecord, text: string, stretch: Pick<Found, 'from' | 'to'>): Redaction {
  return withMark(redaction, { ...markOf(record, text, stretch), is: 'added' });
}

const markOf = ({ id }: MessageRecord, text: string, { from, to }: Pick<Found, 'from' | 'to'>) => ({
  message: id,
  text: textHash(text),
  from,
  to,
});

const withMark = (redaction: Redaction, mark: Mark): Redaction => ({ ...redaction, marks: [...redaction.marks, mark] });

const without = (redaction: Redaction, goes: (mark: Mark) => boolean): Redaction => ({
  ...redaction,
  marks: redaction.marks.filter((mark) => !goes(mark)),
});

function wordsOf({ text, from, to }: Mark, record: MessageRecord): string | undefined {
  return textsOf(record)
    .find((one) => textHash(one) === text)
    ?.slice(from, to);
}
