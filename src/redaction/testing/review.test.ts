import { expect, test } from 'vitest';
import { knownOf, redactorFor } from '../plan';
import { redactedRecord } from '../record';
import { noRedaction, type Redaction } from '../redaction';
import { added, placesIn, toggled } from '../review';
import { aRecord } from './a-record';

const text = '客服 13800138000，我的 13900139000';
const record = aRecord({ text });
const phones: Redaction = { ...noRedaction, rules: ['phone'] };
const shown = (redaction: Redaction) => placesIn(text, record, redactorFor(redaction, knownOf(record)));
const hiddenIn = (redaction: Redaction) => shown(redaction).map(({ from, to, isHidden }) => `${text.slice(from, to)} ${isHidden}`);

test('a place is lifted and hidden again', () => {
  const [first] = shown(phones);
  if (!first) throw new Error('nothing was found');
  const lifted = toggled(phones, record, text, first);
  expect(hiddenIn(lifted)).toEqual(['13800138000 false', '13900139000 true']);
  const [again] = shown(lifted);
  if (!again) throw new Error('nothing was found');
  expect(toggled(lifted, record, text, again)).toEqual(phones);
});

test('words are added and taken out again', () => {
  const more = added(phones, record, text, { from: 0, to: 2 });
  expect(hiddenIn(more)).toEqual(['客服 true', '13800138000 true', '13900139000 true']);
  expect(redactedRecord(record, redactorFor(more, knownOf(record))).text).not.toContain('客服');
  const [place] = shown(more);
  if (!place) throw new Error('nothing was found');
  expect(toggled(more, record, text, place)).toEqual(phones);
});
