import { useMemo, useState } from 'preact/hooks';
import type { MessageActions } from '../src/ui/reading/actions';
import { dayFor, type DayOfRows, daysOf } from '../src/ui/reading/days';
import type { Offered } from '../src/ui/reading/message-menu';
import { type Copying, useCopying } from '../src/ui/reading/use-copying';
import { type Find, useFind } from '../src/ui/reading/use-find';
import { type Reading, useReading } from '../src/ui/reading/use-reading';
import { useReadingKeys } from '../src/ui/reading/use-reading-keys';
import { useWalking, type Walking } from '../src/ui/reading/use-walking';
import { usePorts } from '../src/ui/ports';
import { type Popover, usePopover } from '../src/ui/use-popover';
import { useAddToCase } from './cases/adding';
import { messagesOffer } from './cases/offers';
import type { OpenedProps } from './opened-head';
import { actsOf } from './use-acts';
import { type Selecting, useSelection } from './use-selection';

/** Everything that goes on with the conversation that is open. */
export type Desk = {
  readonly reading: Reading;
  readonly days: readonly DayOfRows[];
  readonly find: Find;
  readonly walking: Walking;
  readonly selecting: Selecting;
  readonly copying: Copying;
  readonly calendar: Popover;
  readonly toDay: () => void;
  readonly goToDay: (day: string) => void;
  readonly copy: (orders: readonly number[]) => void;
  /** Asks into which case these messages are to go. */
  readonly addToCase: (orders: readonly number[]) => void;
  readonly actions: MessageActions;
  /** The message whose menu is open. */
  readonly offered: Offered | null;
  readonly offer: (offered: Offered | null) => void;
  /** Whether the list of keys is open. */
  readonly helps: boolean;
  readonly help: (helps: boolean) => void;
};

const noDays: readonly DayOfRows[] = [];

/** The days of the conversation, once all its messages are known. */
function useDays({ rows }: Reading): readonly DayOfRows[] {
  const list = rows.isWhole ? rows.outline : null;
  return useMemo(() => (list ? daysOf(list) : noDays), [list]);
}

/** Puts together what is done with a conversation, and the keys that do it. */
export function useDesk({ conversation, order, question, searchFor, back }: OpenedProps): Desk {
  const reading = useReading(conversation, order);
  const days = useDays(reading);
  const find = useFind(conversation.key, reading, question, order);
  const walking = useWalking(reading, () => days);
  const selecting = useSelection(() => reading.rows.orders);
  const copying = useCopying(conversation, reading.rows);
  const calendar = usePopover();
  const [offered, offer] = useState<Offered | null>(null);
  const [helps, help] = useState(false);
  const actions = useMemo(
    (): MessageActions => ({ searchFor, offer: (of, button) => offer({ order: of, button }) }),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- it reads the place anew whenever it is called
    [],
  );
  const copy = (orders: readonly number[]): void => void copying.copyMessages(orders);
  const ports = usePorts();
  const add = useAddToCase();
  const addToCase = (orders: readonly number[]): void => add(messagesOffer(ports, conversation, orders));
  const toDay = (): void => {
    if (!calendar.open) calendar.toggle();
  };
  const goToDay = (day: string): void => {
    const to = dayFor(days, day);
    calendar.close();
    if (to) walking.to(to.first, 'start');
  };
  useReadingKeys(actsOf({ reading, find, walking, selecting, copy, addToCase, toDay, help: () => help(true), back }));
  return {
    reading,
    days,
    find,
    walking,
    selecting,
    copying,
    calendar,
    toDay,
    goToDay,
    copy,
    addToCase,
    actions,
    offered,
    offer,
    helps,
    help,
  };
}
