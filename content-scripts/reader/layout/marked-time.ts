import { isMark } from './looks';
import { timeShape } from '../time-shape';

/** The time in a short text that says nothing else but a message's fate: `14:05 ✓✓`, `edited 14:05`, `14:05 · Read`. */
export function markedTime(text: string): string | null {
  if (text.length > 48 || !/\d/.test(text)) return null;
  const words = text.split(/\s+/);
  for (let length = words.length - 1; length > 0; length--)
    for (let at = 0; at + length <= words.length; at++) {
      const time = words.slice(at, at + length).join(' ');
      const rest = [words.slice(0, at), words.slice(at + length)].map(withoutDots).filter((part) => part !== '');
      if (rest.every((part) => /\D/.test(part) && isMark(part)) && timeShape(time)?.clock === true) return time.replace(/\s?[·•|,]$/, '');
    }
  return null;
}

const withoutDots = (words: readonly string[]): string => words.join(' ').replace(/^[·•|,]\s?|\s?[·•|,]$/g, '');
