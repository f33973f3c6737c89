import type { Case } from '../../cases/case';
import { type Due, dueOf, shownIn } from '../../cases/deadline';
import { text } from '../../platform/i18n';
import { counted } from '../counted';

/** How it stands with a deadline, in a few words. `now` is epoch ms. */
export function dueText(of: Pick<Case, 'deadline' | 'zone' | 'status' | 'remind'>, now: number, language: string): string {
  const { is, days }: Due = dueOf(of, now);
  if (is === 'none' || of.deadline === null) return text('caseDeadlineNone');
  const { day, clock } = shownIn(of.zone, of.deadline);
  if (is === 'done') return day;
  if (is === 'today') return text('caseToday', clock);
  if (is === 'overdue') return days === 0 ? text('caseOverdue') : counted(-days, language, 'caseOverdueOne', 'caseOverdueOther');
  return counted(days, language, 'caseLeftOne', 'caseLeftOther');
}

/** A deadline as a clock in its own zone shows it, with the zone. */
export function deadlineText({ deadline, zone }: Pick<Case, 'deadline' | 'zone'>): string {
  if (deadline === null) return text('caseDeadlineNone');
  const { day, clock } = shownIn(zone, deadline);
  return text('caseDueAt', `${day} ${clock}`, zone);
}

const statusNames = { open: 'caseOpen', 'handed-in': 'caseHandedIn', closed: 'caseClosed' } as const;

export const statusName = (status: Case['status']): string => text(statusNames[status]);

export const caseName = ({ name }: Pick<Case, 'name'>): string => (name.trim() === '' ? text('caseUnnamed') : name);

/** Where a case is shown on the archive page: the hash of its address. */
export const caseHash = (id: string): string => `#${new URLSearchParams({ view: 'cases', case: id }).toString()}`;
