import { expect, test } from 'vitest';
import { checkTaught } from './check-taught';
import { taughtNow } from './taught';

const good = taughtNow(
  'help.example',
  {
    landmark: '.chat',
    row: '.row',
    timeAttribute: 'time@datetime',
    direction: { out: '.mine' },
    kinds: [{ kind: 'image', selector: 'img' }],
    provisionalId: '^tmp-[',
  },
  Date.UTC(2026, 10, 20),
);
const withHints = (hints: object): string => JSON.stringify({ ...good, hints: { ...good.hints, ...hints } });
const problemsOf = (json: string, host: string | null = 'help.example') => checkTaught(json, host).problems;

test('what teaching saves is taken as it is', () => {
  expect(checkTaught(JSON.stringify(good, null, 2), 'help.example')).toEqual({ taught: good, problems: [] });
});

test('what is no JSON is told with the place', () => {
  expect(problemsOf('{"version": 1,')).toEqual([{ what: 'json', detail: expect.stringMatching(/position 14|line 1/) }]);
});

test('a later version, a field of the wrong kind, and one that is missing are told together', () => {
  const { landmark: _, ...hints } = good.hints;
  expect(problemsOf(JSON.stringify({ ...good, version: 2, hints: { ...hints, direction: { in: 5 } } }))).toEqual([
    { what: 'value', path: 'version', expected: '1', found: '2' },
    { what: 'missing', path: 'hints.landmark' },
    { what: 'value', path: 'hints.direction.in', expected: 'string', found: '5' },
  ]);
});

test('a slip of the pen in a name is told, and so is the control that taught pages never click', () => {
  expect(problemsOf(withHints({ sendr: '.who', loadMore: '.pay', direction: { otu: '.mine' } }))).toEqual([
    { what: 'unknown', path: 'hints.direction.otu' },
    { what: 'unknown', path: 'hints.sendr' },
    { what: 'unknown', path: 'hints.loadMore' },
  ]);
});

test('selectors that the browser refuses are told with their place', () => {
  expect(problemsOf(withHints({ row: '.row:has(', timeAttribute: 'time[@datetime', kinds: [{ kind: 'file', selector: '..a' }] }))).toEqual([
    { what: 'selector', path: 'hints.row' },
    { what: 'selector', path: 'hints.timeAttribute' },
    { what: 'selector', path: 'hints.kinds.0.selector' },
  ]);
});

test('an entry stays with its host, and an import may bring any', () => {
  const other = JSON.stringify({ ...good, host: 'other.example' });
  expect(problemsOf(other)).toEqual([{ what: 'host', said: 'other.example', wanted: 'help.example' }]);
  expect(problemsOf(other, null)).toEqual([]);
});
