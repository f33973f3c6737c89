import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** What can be done with a message where it is read; null where nothing is offered. */
export type MessageActions = {
  readonly searchFor: (words: string) => void;
  /** Offers what else there is, below the button that was pressed. */
  readonly offer: (order: number, button: HTMLElement) => void;
};

export const MessageActionsContext = createContext<MessageActions | null>(null);

export const useMessageActions = (): MessageActions | null => useContext(MessageActionsContext);
