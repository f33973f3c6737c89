import type { Stretch } from '../../evidence/pieces';
import type { Plain } from '../plain';

/** What a rule may know of the chat besides the text: how both sides are called, and the orders it is about. */
export type Known = { readonly others: readonly string[]; readonly own: readonly string[]; readonly orders: readonly string[] };

/** Finds stretches of one kind in a text; they may overlap. */
export type Rule = (plain: Plain, known: Known) => readonly Stretch[];

export const nothingKnown: Known = { others: [], own: [], orders: [] };
