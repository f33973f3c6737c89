import type { Case } from '../../cases/case';
import { type Due, dueOf } from '../../cases/deadline';
import { Icon, type IconName } from '../icon';
import { usePorts } from '../ports';
import './due-mark.css';
import { deadlineText, dueText, statusName } from './due-words';

/** Each has a shape of its own beside its words. */
const icons: Readonly<Record<Due['is'], IconName>> = {
  overdue: 'warning',
  today: 'warning',
  near: 'clock',
  later: 'calendar',
  none: 'calendar',
  done: 'check',
};

/** How a case stands: days left, overdue, or handed in. */
export function DueMark({ of }: { readonly of: Case }) {
  const { clock, language } = usePorts();
  const { is } = dueOf(of, clock());
  const words = of.status === 'open' ? dueText(of, clock(), language) : statusName(of.status);
  return (
    <span class={`due due-${of.status === 'open' ? is : 'done'}`} title={deadlineText(of)}>
      <Icon name={of.status === 'open' ? icons[is] : 'check'} />
      <span class="number">{words}</span>
    </span>
  );
}
