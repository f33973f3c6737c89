import { text } from '../platform/i18n';
import { numberText } from './format';

type Key = Parameters<typeof text>[0];

/** The words for a number of things: `one` where the language has a singular for it, else `other`; both take the number as $1. */
export function counted(count: number, language: string, one: Key, other: Key): string {
  const form = new Intl.PluralRules(language).select(count);
  return text(form === 'one' ? one : other, numberText(count, language));
}

export const messagesCounted = (count: number, language: string): string => counted(count, language, 'messagesOne', 'messagesOther');
export const conversationsCounted = (count: number, language: string): string =>
  counted(count, language, 'conversationsOne', 'conversationsOther');
export const resultsCounted = (count: number, language: string): string => counted(count, language, 'resultsOne', 'resultsOther');
