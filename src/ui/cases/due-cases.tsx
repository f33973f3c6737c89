import { dueOf, isPressing } from '../../cases/deadline';
import { text } from '../../platform/i18n';
import { usePorts } from '../ports';
import { useLoad } from '../use-load';
import './due-cases.css';
import { DueMark } from './due-mark';
import { caseHash, caseName } from './due-words';

/** More are a click away. */
const mostShown = 3;

/** The open cases whose deadline is near or over, each a way to it; nothing where there are none. */
export function DueCases() {
  const { cases, clock, openPage } = usePorts();
  const all = useLoad(async () => cases.cases(), [cases]).value ?? [];
  const due = all.filter((one) => isPressing(dueOf(one, clock())));
  if (due.length === 0) return null;
  return (
    <ul class="due-cases" aria-label={text('casesTitle')}>
      {due.slice(0, mostShown).map((one) => (
        <li key={one.id}>
          <button type="button" class="due-case" onClick={() => openPage('archive', caseHash(one.id))}>
            <bdi class="line">{caseName(one)}</bdi>
            <DueMark of={one} />
          </button>
        </li>
      ))}
      {due.length > mostShown && (
        <li>
          <button type="button" class="quiet" onClick={() => openPage('archive', '#view=cases')}>
            {text('casesBack')}
          </button>
        </li>
      )}
    </ul>
  );
}
