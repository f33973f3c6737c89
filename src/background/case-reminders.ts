import type { Case } from '../cases/case';
import { dueOf, isPressing, nextLook, remindAt, shownIn } from '../cases/deadline';
import { browser } from '../platform/browser';
import { text } from '../platform/i18n';
import { log } from '../platform/log';
import { mayNotify, notify, onNotificationPressed } from '../platform/notifications';
import { type DueCase, getSetting, setSetting, settings } from '../platform/settings';
import { openOwnPage } from '../platform/tabs';
import type { CaseStore } from '../store/case-store';

const casesAlarm = 'cases';
/** Notifications about a case are named by it, behind this. */
const prefix = 'case ';

/** Looks at the deadlines now, whenever that is due, and when the user allows notifications. Call it once, as the background starts. */
export function watchDeadlines(store: CaseStore): void {
  const look = (): void => void lookAtDeadlines(store);
  browser.alarms.onAlarm.addListener(({ name }) => name === casesAlarm && look());
  browser.permissions.onAdded.addListener(({ permissions = [] }) => {
    if (!permissions.includes('notifications')) return;
    onNotificationPressed(openCase);
    look();
  });
  onNotificationPressed(openCase);
  look();
}

function openCase(notification: string): void {
  if (!notification.startsWith(prefix)) return;
  const parts = new URLSearchParams({ view: 'cases', case: notification.slice(prefix.length) });
  void openOwnPage('archive', `#${parts.toString()}`);
}

/** The case that presses most, for the toolbar; null where none does. */
function mostPressing(cases: readonly Case[], now: number): DueCase | null {
  const [first] = cases
    .map((one) => ({ id: one.id, deadline: one.deadline ?? 0, due: dueOf(one, now) }))
    .filter(({ due }) => isPressing(due))
    .toSorted((a, b) => a.deadline - b.deadline);
  return first ? { id: first.id, is: first.due.is === 'overdue' ? 'overdue' : 'near', days: first.due.days } : null;
}

/** Tells of each deadline once, if the user allowed notifications. */
async function tell(store: CaseStore, cases: readonly Case[], now: number): Promise<void> {
  const due = cases.filter((one) => (remindAt(one) ?? Infinity) <= now && one.reminded !== one.deadline);
  if (due.length === 0 || !(await mayNotify())) return;
  for (const { id, name, deadline, zone } of due) {
    const { day, clock } = shownIn(zone, deadline ?? now);
    await notify(prefix + id, text('caseReminder', name), text('caseDueAt', `${day} ${clock}`, zone));
  }
  await store.reminded(due);
}

/**
 * Looks at all deadlines: what presses goes to the toolbar (by its setting) and, where allowed, into a notification; the alarm is set for when
 * that changes by itself. Call it when a case changed.
 */
export async function lookAtDeadlines(store: CaseStore): Promise<void> {
  try {
    const now = Date.now();
    const cases = await store.all();
    const due = mostPressing(cases, now);
    if (JSON.stringify(due) !== JSON.stringify(await getSetting(settings.dueCase))) await setSetting(settings.dueCase, due);
    await tell(store, cases, now);
    const next = nextLook(cases, now);
    if (next === null) await browser.alarms.clear(casesAlarm);
    else await browser.alarms.create(casesAlarm, { when: next });
  } catch (error) {
    log('cases').error(error);
  }
}
