import { isMark } from './looks';
import { timeShape } from '../time-shape';

/** Takes a label such as `Anna • 9:05 AM` apart; null when no part of it is a time. */
export function nameAndTime(label: string): { readonly name: string | null; readonly time: string } | null {
  if (label.length > 120 || timeShape(label)) return null;
  const parts = label.split(/\s*[•·|]\s*|\s+[-–—]\s+/).filter((part) => part !== '');
  const time = parts.find((part) => timeShape(part)?.clock === true);
  if (time !== undefined && parts.length > 1) return { name: parts.find((part) => part !== time && !isMark(part)) ?? null, time };
  return byLastWords(label);
}

/** The longest run of words at the end that is a time with a clock. */
function byLastWords(label: string): { readonly name: string | null; readonly time: string } | null {
  const words = label.split(/\s+/);
  for (let at = Math.max(1, words.length - 6); at < words.length; at++) {
    const time = words.slice(at).join(' ');
    if (timeShape(time)?.clock === true)
      return {
        name: words
          .slice(0, at)
          .join(' ')
          .replace(/[,:：，]$/, ''),
        time,
      };
  }
  return null;
}

/** The day in a line such as `Chat • Fri, 3/20/2026` or `Conversation started on: 3 March 2026`, or null. */
export function dayWithin(line: string): string | null {
  if (line.length > 100) return null;
  const parts = line.split(/\s*[•·|]\s*|:\s+|：\s*/);
  const last = parts.at(-1) ?? '';
  const says = timeShape(last);
  return parts.length === 2 && says?.day === true && !says.clock ? last : null;
}

/** The time at the end of a notice such as `Anna joined • 9:05 AM`, or null. A time among its words is part of what it says. */
export function timeBehind(line: string): string | null {
  if (line.length > 200) return null;
  const parts = line.split(/\s*[•·|]\s*|\s+[-–—]\s+/);
  const last = parts.at(-1) ?? '';
  return parts.length > 1 && timeShape(last)?.clock === true ? last : null;
}
