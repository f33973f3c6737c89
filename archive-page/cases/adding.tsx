import { type ComponentChildren, createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Case } from '../../src/cases/case';
import { text } from '../../src/platform/i18n';
import { caseHash, caseName } from '../../src/ui/cases/due-words';
import { Icon } from '../../src/ui/icon';
import { ProblemNotice } from '../../src/ui/notice';
import { type Problem, problemOf } from '../../src/ui/problem';
import './adding.css';
import { AddToCase, type Offer } from './case-dialog';

type Add = (offer: Offer | Promise<Offer | null>) => void;

const AddingContext = createContext<Add>(() => undefined);

/** Asks the user into which case something is to go. */
export const useAddToCase = (): Add => useContext(AddingContext);

/** The page, from everywhere on which something can be put into a case; says afterwards where it went. */
export function Adding({ children }: { readonly children: ComponentChildren }) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const [to, setTo] = useState<Case | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const add: Add = (offered) => {
    setTo(null);
    setProblem(null);
    Promise.resolve(offered).then(setOffer, (error: unknown) => setProblem(problemOf(error)));
  };
  const dismiss = (): void => {
    setTo(null);
    setProblem(null);
  };
  return (
    <AddingContext.Provider value={add}>
      {children}
      {offer && (
        <AddToCase
          offer={offer}
          close={() => setOffer(null)}
          added={(one) => {
            setOffer(null);
            setTo(one);
          }}
        />
      )}
      <div class="added" role="status">
        {to && (
          <>
            <Icon name="check" />
            <span>{text('caseAdded', caseName(to))}</span>
            <a href={caseHash(to.id)}>{text('caseAddedOpen')}</a>
          </>
        )}
        {problem && <ProblemNotice problem={problem} />}
        {(to ?? problem) !== null && (
          <button type="button" class="icon-button" aria-label={text('dismiss')} title={text('dismiss')} onClick={dismiss}>
            <Icon name="close" />
          </button>
        )}
      </div>
    </AddingContext.Provider>
  );
}
