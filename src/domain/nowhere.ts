import type { PageSigns } from './page-signs';

/** What is told of a console's page on which no pane is found, though a chat stood there and something of it still does. */
export const nowhere: PageSigns = {
  rows: 0,
  withSide: 0,
  own: 0,
  withSender: 0,
  ownWithSender: 0,
  withTime: 0,
  withId: 0,
  unknown: 0,
  sideless: 0,
  refused: 0,
  silent: ['landmark', 'pane', 'row'],
  seen: null,
};

/** Whether nothing of a console's chat was found on a page that shows what is left of one. */
export const isNowhere = ({ silent, rows, seen }: PageSigns): boolean =>
  rows === 0 && seen === null && silent.includes('landmark') && silent.includes('pane');
