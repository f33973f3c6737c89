import { text } from '../../platform/i18n';

/** `Exhibit A3`, by its place from 0. */
export const numberOfExhibit = (index: number): string => text('exhibitNumber', String(index + 1));
