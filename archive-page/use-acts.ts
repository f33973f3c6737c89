import type { Find } from '../src/ui/reading/use-find';
import type { Reading } from '../src/ui/reading/use-reading';
import type { ReadingActs } from '../src/ui/reading/use-reading-keys';
import type { Walking } from '../src/ui/reading/use-walking';
import type { Selecting } from './use-selection';

type Parts = {
  readonly reading: Reading;
  readonly find: Find;
  readonly walking: Walking;
  readonly selecting: Selecting;
  readonly copy: (orders: readonly number[]) => void;
  readonly addToCase: (orders: readonly number[]) => void;
  readonly toDay: () => void;
  readonly help: () => void;
  readonly back: () => void;
};

const done = (act: () => void): true => {
  act();
  return true;
};

/** What each key of the table does to the conversation that is open. */
export function actsOf({ reading, find, walking, selecting, copy, addToCase, toDay, help, back }: Parts): ReadingActs {
  const { current } = walking;
  const { selection } = selecting;
  const last = reading.rows.orders.length - 1;
  const withChosen = (act: (orders: readonly number[]) => void): boolean => {
    const chosen = selection && selection.orders.size > 0 ? [...selection.orders] : current === null ? [] : [current];
    return chosen.length > 0 && done(() => act(chosen));
  };
  return {
    find: () => find.open(),
    nextHit: () => find.go(1),
    previousHit: () => find.go(-1),
    nextMessage: () => walking.step(1),
    previousMessage: () => walking.step(-1),
    nextDay: () => walking.stepDay(1),
    previousDay: () => walking.stepDay(-1),
    start: () => (reading.rows.isWhole ? walking.to(0, 'start') : done(reading.toStart)),
    end: () => walking.to(last, 'end'),
    goToDay: () => done(toDay),
    select: () => current !== null && done(() => selecting.toggle(current)),
    // Words that are marked with the pointer are what is meant, and the browser copies them by its own key.
    copy: () => withChosen(copy),
    addToCase: () => withChosen(addToCase),
    help: () => done(help),
    leave() {
      if (find.isOpen) find.close();
      else if (selection) selecting.end();
      else back();
      return true;
    },
  };
}
