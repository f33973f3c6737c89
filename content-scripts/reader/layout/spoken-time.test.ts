import { afterEach, expect, it } from 'vitest';
import { spokenTime } from './spoken-time';

const clipped = 'position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap';

afterEach(() => document.body.replaceChildren());

function shown(said: string, style = clipped): Element {
  const line = document.createElement('div');
  const [spoken, time] = [document.createElement('span'), document.createElement('span')];
  spoken.style.cssText = style;
  spoken.textContent = said;
  time.ariaHidden = 'true';
  time.textContent = 'Today';
  line.append(spoken, time);
  document.body.append(line);
  return time;
}

it.each([
  ['Sent at November 21 at 3:29 PM', 'November 21 at 3:29 PM'],
  ['发送时间: 11月21日 15:29', '11月21日 15:29'],
  ['21 Nov 2026, 15:29', '21 Nov 2026, 15:29'],
  ['Sent today', null],
  ['Sent at 15:29', null],
  ['November 21 at 3:29 PM was when it all began', null],
])('%s', (said, time) => expect(spokenTime(shown(said))).toBe(time));

it('is not what everybody reads, nor what stands beside a time that is read out itself', () => {
  expect(spokenTime(shown('Sent at November 21 at 3:29 PM', ''))).toBeNull();
  const time = shown('Sent at November 21 at 3:29 PM');
  time.ariaHidden = null;
  expect(spokenTime(time)).toBeNull();
});
