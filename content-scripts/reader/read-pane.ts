import { cutPane } from './cut-pane';
import type { Hints } from './hints';
import type { AskLayout } from './layout-reader';
import type { Pane, Reading } from './reading';

/**
 * Everything a pane shows now, oldest first. Pure: looks at the page, changes nothing, knows no clock; the same page gives the same reading.
 * Hints say where things stand; what they do not say, or no longer find, is read from the layout, if it can be had.
 */
export function readPane(pane: Pane, hints: Hints | null, layout: AskLayout): Reading {
  const reading = cutPane(pane, hints, layout).read({ from: null, atMost: Infinity });
  if (!reading) throw new Error('a pane has a beginning');
  const { parties, orders, fromStart, refused, rows } = reading;
  return { parties, orders, fromStart, refused, rows };
}
