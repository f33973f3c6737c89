import { beforeEach, expect, test, vi } from 'vitest';
import type { Case } from '../../src/cases/case';
import type { CaseStore } from '../../src/store/case-store';

const held = vi.hoisted(() => ({
  alarms: [] as unknown[],
  due: null as unknown,
  told: [] as string[],
  mayNotify: true,
}));

vi.mock('../../src/platform/browser', () => ({
  browser: {
    alarms: {
      create: async (name: string, when: object) => void held.alarms.push([name, when]),
      clear: async (name: string) => void held.alarms.push([name, null]),
    },
  },
}));
vi.mock('../../src/platform/i18n', () => ({ text: (key: string, ...parts: readonly string[]) => [key, ...parts].join(' ') }));
vi.mock('../../src/platform/tabs', () => ({ openOwnPage: async () => undefined }));
vi.mock('../../src/platform/settings', () => ({
  settings: { dueCase: {} },
  getSetting: async () => held.due,
  setSetting: async (_: object, value: unknown) => void (held.due = value),
}));
vi.mock('../../src/platform/notifications', () => ({
  mayNotify: async () => held.mayNotify,
  notify: async (id: string, title: string, message: string) => void held.told.push([id, title, message].join(' | ')),
  onNotificationPressed: () => undefined,
}));

const { lookAtDeadlines } = await import('../../src/background/case-reminders');

const at = (iso: string): number => Date.parse(`${iso}+08:00`);
const aCase = (id: string, deadline: number | null, more: Partial<Case> = {}): Case => ({
  id,
  name: id,
  preset: 'taobao',
  parties: { own: '', other: '' },
  orders: [],
  deadline,
  zone: 'Asia/Shanghai',
  remind: 2,
  status: 'open',
  notes: '',
  exhibits: [],
  created: 1,
  changed: 1,
  reminded: null,
  ...more,
});

function storeOf(given: readonly Case[]): CaseStore {
  const cases = new Map(given.map((one) => [one.id, one]));
  return {
    grant: async () => null,
    all: async () => [...cases.values()],
    async reminded(of) {
      for (const { id, deadline } of of) {
        const before = cases.get(id);
        if (before) cases.set(id, { ...before, reminded: deadline });
      }
    },
  };
}

beforeEach(() => {
  Object.assign(held, { alarms: [], due: null, told: [], mayNotify: true });
  vi.useFakeTimers({ now: at('2026-11-22T10:00:00') });
});

test('the case that presses most goes to the toolbar, and the alarm to the next midnight', async () => {
  await lookAtDeadlines(storeOf([aCase('far', at('2026-12-24T18:00:00')), aCase('near', at('2026-11-23T18:00:00')), aCase('none', null)]));
  expect(held.due).toEqual({ id: 'near', is: 'near', days: 1 });
  expect(held.alarms).toEqual([['cases', { when: at('2026-11-23T00:00:00') }]]);
});

test('a deadline that is over is told as such, and one that was met is not told', async () => {
  const late = aCase('late', at('2026-11-21T18:00:00'));
  await lookAtDeadlines(storeOf([late]));
  expect(held.due).toEqual({ id: 'late', is: 'overdue', days: -1 });
  expect(held.alarms).toEqual([['cases', null]]);
  await lookAtDeadlines(storeOf([{ ...late, status: 'handed-in' }]));
  expect(held.due).toBeNull();
});

test('each deadline is told once by a notification, and again where it was changed', async () => {
  const deadline = at('2026-11-23T18:00:00');
  const store = storeOf([aCase('near', deadline), aCase('later', at('2026-11-30T18:00:00')), aCase('mute', deadline, { remind: null })]);
  await lookAtDeadlines(store);
  await lookAtDeadlines(store);
  expect(held.told).toEqual(['case near | caseReminder near | caseDueAt 2026-11-23 18:00 Asia/Shanghai']);
  await lookAtDeadlines(storeOf([aCase('near', deadline + 1, { reminded: deadline })]));
  expect(held.told).toHaveLength(2);
});

test('without the permission nothing is shown, and it is told once that is given', async () => {
  held.mayNotify = false;
  const store = storeOf([aCase('near', at('2026-11-23T18:00:00'))]);
  await lookAtDeadlines(store);
  expect(held.told).toEqual([]);
  held.mayNotify = true;
  await lookAtDeadlines(store);
  expect(held.told).toHaveLength(1);
});
