import { expect, test } from 'vitest';
import type { BegunExport } from '../platform/settings';
import { parse } from '../search/language/parse';
import { noRedaction } from '../redaction/redaction';
import { nothingKnown } from '../redaction/rules/rule';
import { type BegunWork, begunExport, begunWork } from './begun-export';
import { type ExportWhat, usualChoice } from './export-port';

const now = Date.UTC(2026, 10, 20, 6);
const { query } = parse('退款 with:"buyer88" during:2026-11 -from:me', { now, consoles: [] });
const work = (what: ExportWhat): BegunWork => ({ what, way: 'pdf', choice: { ...usualChoice, copyFor: 'Zhang' } });
/** As it comes back from the browser's store. */
const stored = (begun: BegunExport | null): BegunExport => JSON.parse(JSON.stringify(begun)) as BegunExport;

test.each<ExportWhat>([
  { kind: 'conversation', key: 'main', from: 1, to: 2 },
  { kind: 'conversation', key: 'main' },
  { kind: 'messages', key: 'main', orders: [1, 2.5] },
  { kind: 'places', places: [{ conversation: 'main', order: 3 }] },
  { kind: 'search', question: { query, exact: true, ranking: 'relevance' } },
])('an export is asked for again just as it was: %o', (what) => {
  expect(begunWork(stored(begunExport(work(what), now)), now)).toEqual(work(what));
});

test('neither a passphrase nor what is hidden is ever remembered', () => {
  const what: ExportWhat = { kind: 'conversation', key: 'main' };
  expect(begunExport({ what, way: 'pdf', choice: { ...usualChoice, passphrase: 'summer' } }, now)).toBeNull();
  const redaction = { of: noRedaction, known: nothingKnown };
  expect(begunExport({ what, way: 'pdf', choice: { ...usualChoice, redaction } }, now)).toBeNull();
});

test('what no version wrote is not begun', () => {
  const begun = stored(begunExport(work({ kind: 'conversation', key: 'main' }), now));
  for (const wrong of [{ way: 'exe' }, { what: { kind: 'conversation' } }, { choice: null }]) {
    expect(begunWork({ ...begun, ...wrong }, now)).toBeNull();
  }
});
