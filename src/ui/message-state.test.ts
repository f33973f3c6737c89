import { describe, expect, test } from 'vitest';
import { messageState, safeLink } from './message-state';

const at = '2026-11-20T14:30:00+08:00';
const first = { at, what: 'first', text: '周五发货' } as const;
const edit = { at, what: 'edit', text: '周六发货' } as const;
const recall = { at, what: 'recall', text: '' } as const;

describe('messageState', () => {
  test('a plain message is its text', () => {
    expect(messageState({ text: '周五发货', versions: [first] })).toEqual({ text: '周五发货', recalled: null });
  });

  test('an edit shows the new words', () => {
    expect(messageState({ text: '周六发货', versions: [first, edit] })).toEqual({ text: '周六发货', recalled: null });
  });

  test('a recall shows what was recalled', () => {
    expect(messageState({ text: '', versions: [first, edit, recall] })).toEqual({ text: '周六发货', recalled: recall });
  });

  test('a recall of what was never seen shows the notice', () => {
    expect(messageState({ text: '对方撤回了一条消息', versions: [recall] }).text).toBe('对方撤回了一条消息');
  });
});

test.each([
  ['https://img.example/a.jpg', 'https://img.example/a.jpg'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['blob:https://a.example/1', null],
  ['/relative', null],
  [null, null],
])('safeLink(%s) is %s', (url, link) => expect(safeLink(url)).toBe(link));
