import { timeShape } from '../time-shape';
import { isUnseen } from '../visible';

/** What is told in place of a time is a short sentence. */
const longest = 80;

/**
 * The day and the clock that a screen reader is told in place of a time that is for the eye alone: «Sent at November 21 at 3:29 PM» where
 * «Today» is shown. Null where nothing stands in its place, or no more than what is shown.
 */
export function spokenTime(shown: Element): string | null {
  if (shown.getAttribute('aria-hidden') !== 'true') return null;
  for (const beside of shown.parentElement?.children ?? []) {
    const said = beside === shown ? '' : (beside.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (said === '' || said.length > longest || !isUnseen(beside, getComputedStyle(beside))) continue;
    const time = timeAtEnd(said);
    if (time !== null) return time;
  }
  return null;
}

/** The end of a sentence that is a day with a clock, without words that only lead up to it. */
function timeAtEnd(said: string): string | null {
  const words = said.replace(/^(?:sent\s)?(?:at|on|am|um|le|il|el)\s/iu, '').split(' ');
  for (let from = 0; from < words.length; from += 1) {
    const end = words.slice(from).join(' ');
    const shape = timeShape(end);
    if (shape?.day === true && shape.clock) return end;
  }
  return null;
}
