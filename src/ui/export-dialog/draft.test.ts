import { expect, test } from 'vitest';
import { columnNames } from '../../export/columns';
import { usualChoice } from '../export-port';
import { bearing, draftOf, lastOf, toggled } from './draft';

const last = { format: 'csv', language: 'zh_TW', timeZone: 'Asia/Taipei', attachments: 'beside', columns: ['row', 'text', 'sender'] };

test('comes back as it was asked for, but for whom it was', () => {
  const draft = draftOf(last);
  expect(draft.choice).toEqual({ ...last, format: undefined, copyFor: '' });
  expect(lastOf({ ...draft, choice: { ...draft.choice, copyFor: 'Zhang' } })).toEqual(last);
});

test('is as usual where what is stored means nothing', () => {
  const odd = { format: 'doc', language: 'xx', timeZone: 'Mars/Base', attachments: 'under', columns: ['none'] };
  expect(draftOf(odd)).toEqual({ format: 'pdf', choice: usualChoice });
});

test.each([
  ['jsonl', { ...usualChoice, attachments: 'beside' }],
  ['txt', { ...usualChoice, language: 'en', timeZone: 'UTC', attachments: 'beside', copyFor: 'Zhang' }],
  ['csv', { ...usualChoice, language: 'en', timeZone: 'UTC', attachments: 'beside', columns: ['row', 'text'], copyFor: 'Zhang' }],
] as const)('bears on %s as far as it means anything there', (format, bears) => {
  const choice = { language: 'en', timeZone: 'UTC', attachments: 'beside', columns: ['row', 'text'], copyFor: ' Zhang ' } as const;
  expect(bearing({ format, choice }, null)).toEqual(bears);
});

test('asks a text for no attachments inside', () => {
  expect(bearing({ format: 'txt', choice: { ...usualChoice, attachments: 'in' } }, null).attachments).toBeNull();
});

test('a passphrase is for a PDF alone, which then has nothing beside it, and is not remembered', () => {
  const choice = { ...usualChoice, attachments: 'beside' } as const;
  expect(bearing({ format: 'pdf', choice }, 'correct horse')).toEqual({ ...usualChoice, passphrase: 'correct horse' });
  for (const format of ['eml', 'jsonl', 'pack', 'html'] as const)
    expect(bearing({ format, choice }, 'correct horse')).not.toHaveProperty('passphrase');
  expect(JSON.stringify(lastOf({ format: 'pdf', choice: { ...choice, passphrase: 'correct horse' } }))).not.toContain('horse');
});

test('columns go and come back in the order of all; those that every table has stay', () => {
  const less = toggled(null, 'sender');
  expect(less).toEqual(columnNames.filter((name) => name !== 'sender'));
  expect(toggled(less, 'sender')).toBeNull();
  expect(toggled(['row', 'text'], 'text')).toEqual(['row', 'text']);
});
