import type { Case } from './case';

/** Where a message stands now. */
export type Place = { readonly conversation: string; readonly order: number };

/** What pages of the extension may read of the cases, and of the messages that their exhibits name. */
export type CaseReader = {
  /** Every case: those that are open by their deadline, then the rest, the one changed last first. */
  cases(): Promise<readonly Case[]>;
  case(id: string): Promise<Case | undefined>;
  /** The ids of the messages at these orders of a conversation, in transcript order. */
  idsAt(conversation: string, orders: readonly number[]): Promise<readonly string[]>;
  /** Where these messages stand now; those that are gone are left out. */
  placesOf(ids: readonly string[]): Promise<readonly Place[]>;
};
