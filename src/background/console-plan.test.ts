import { expect, test } from 'vitest';
import { planConsoles } from './console-plan';

const pots = { id: 'pots', hosts: ['https://pots.example/*', 'https://chat.pots.example/*'] };
const cups = { id: 'cups', hosts: ['https://cups.example/*'] };
const consoles = [pots, cups];
const nothing = { revoked: [], stale: [], missing: [] };
const registered = { id: 'console-pots', matches: ['https://chat.pots.example/*', 'https://pots.example/*'] };

test('a console that nobody turned on is not registered, whatever is granted', () => {
  expect(planConsoles(consoles, {}, new Set(['pots', 'cups']), [])).toEqual(nothing);
});

test('a console that was turned on and is granted gets its registration, once', () => {
  expect(planConsoles(consoles, { pots: true }, new Set(['pots']), [])).toEqual({ ...nothing, missing: [pots] });
  expect(planConsoles(consoles, { pots: true }, new Set(['pots']), [registered])).toEqual(nothing);
});

test('a console that was turned off loses its registration, and other registrations stay', () => {
  const host = { id: 'host-cups.example', matches: ['https://cups.example/*'] };
  expect(planConsoles(consoles, { pots: false }, new Set(['pots']), [registered, host])).toEqual({ ...nothing, stale: ['console-pots'] });
});

test('a permission taken away in the browser turns the console off', () => {
  expect(planConsoles(consoles, { pots: true }, new Set(), [registered])).toEqual({
    revoked: ['pots'],
    stale: ['console-pots'],
    missing: [],
  });
});

test('a registration for other hosts, from an older version, is made anew', () => {
  const old = { id: 'console-pots', matches: ['https://pots.example/*'] };
  expect(planConsoles(consoles, { pots: true }, new Set(['pots']), [old])).toEqual({
    revoked: [],
    stale: ['console-pots'],
    missing: [pots],
  });
});

test('a console that no longer exists leaves no registration behind', () => {
  expect(planConsoles([cups], { pots: true }, new Set(['pots']), [registered])).toEqual({ ...nothing, stale: ['console-pots'] });
});
