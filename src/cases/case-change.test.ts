import { describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { type CaseFields, caseFieldsSchema, caseSchema, type Exhibit } from './case';
import { caseWishSchema, changedCase, moved, newCase } from './case-change';

const fields: CaseFields = {
  name: 'Late refund',
  preset: 'taobao',
  parties: { own: 'anna', other: 'shop' },
  orders: ['2606XK4P'],
  deadline: null,
  zone: 'Asia/Shanghai',
  remind: 2,
  status: 'open',
  notes: '',
};
const exhibit = (id: string): Exhibit => ({
  id,
  what: { kind: 'note', text: id },
  title: id,
  remark: '',
  asks: null,
  watermark: '',
  redaction: null,
});
const ids = (exhibits: readonly Exhibit[]): string => exhibits.map(({ id }) => id).join('');
const made = newCase('c', fields, ['a', 'b', 'c'].map(exhibit), 10);

describe('a case', () => {
  test('is what its schema says, made and changed', () => {
    expect(v.parse(caseSchema, made)).toEqual(made);
    const after = changedCase(made, [{ do: 'set', fields: { status: 'handed-in', deadline: 5 } }], 20);
    expect(v.parse(caseSchema, after)).toMatchObject({ status: 'handed-in', deadline: 5, name: 'Late refund', created: 10, changed: 20 });
  });

  test('takes exhibits at their place, each once', () => {
    expect(ids(changedCase(made, [{ do: 'add', exhibits: [exhibit('d'), exhibit('b')] }], 1).exhibits)).toBe('abcd');
    expect(ids(changedCase(made, [{ do: 'add', exhibits: [exhibit('d')], at: 1 }], 1).exhibits)).toBe('adbc');
  });

  test('edits, moves and removes one exhibit, and lets be what is gone', () => {
    const edited = changedCase(made, [{ do: 'edit', exhibit: 'b', fields: { title: 'B' } }], 1).exhibits[1];
    expect(edited).toEqual({ ...exhibit('b'), title: 'B' });
    expect(ids(changedCase(made, [{ do: 'remove', exhibit: 'b' }], 1).exhibits)).toBe('ac');
    expect(changedCase(made, [{ do: 'edit', exhibit: 'x', fields: { title: 'X' } }], 1).exhibits).toEqual(made.exhibits);
    expect(changedCase(made, [{ do: 'move', exhibit: 'x', to: 0 }], 1).exhibits).toEqual(made.exhibits);
  });

  test.each([
    ['a', 0, 'abc'],
    ['a', 1, 'bac'],
    ['a', 9, 'bca'],
    ['c', 0, 'cab'],
    ['b', 2, 'acb'],
  ])('puts %s at place %i', (id, to, then) => {
    expect(ids(moved(made.exhibits, id, to))).toBe(then);
  });
});

describe('a wish', () => {
  test('with a zone that is none, too many words or nothing to do is refused', () => {
    const wishes = [
      { wish: 'make', id: 'c', fields: { ...fields, zone: 'Mars/Base' }, exhibits: [] },
      { wish: 'make', id: 'c', fields: { ...fields, name: 'x'.repeat(301) }, exhibits: [] },
      { wish: 'change', id: 'c', changes: [] },
      { wish: 'change', id: 'c', changes: [{ do: 'set', fields: { status: 'won' } }] },
      {
        wish: 'make',
        id: 'c',
        fields,
        exhibits: [{ ...exhibit('a'), what: { kind: 'file', sha256: 'ab', name: '', type: '', bytes: 1 } }],
      },
    ];
    expect(wishes.filter((wish) => v.is(caseWishSchema, wish))).toEqual([]);
    expect(v.is(caseFieldsSchema, fields)).toBe(true);
  });
});
