import { groupBy } from './group-by';
import { nameAndTime } from './name-and-time';
import type { Atom } from './page-atoms';
import { timeShape } from '../time-shape';

/** So many of what is made alike, and nearly all of it, must say a name and a time. */
const [fewest, nearlyAll] = [3, 0.8];

/** Takes lines such as `Anna wrote at 9:05 AM`, where they head every message, apart into the name and the time. */
export function withHeadsApart(atoms: readonly Atom[]): readonly Atom[] {
  const parts = new Map<Atom, readonly Atom[]>();
  for (const members of groupBy(atoms, ({ family }) => family).values()) {
    if (members.length < fewest) continue;
    const said = members.map((atom) => ({ atom, said: atom.time === null && atom.media === null ? nameAndTime(atom.text) : null }));
    if (said.filter((each) => each.said?.name).length < members.length * nearlyAll) continue;
    const names = said.flatMap((each) => each.said?.name ?? []);
    if (new Set(names).size > Math.max(1, members.length * 0.6)) continue;
    const verb = wordsInCommon(names);
    for (const each of said) if (each.said?.name) parts.set(each.atom, apart(each.atom, each.said.name, each.said.time, verb));
  }
  return parts.size === 0 ? atoms : atoms.flatMap((atom) => parts.get(atom) ?? [atom]);
}

/** How many words at the end all names share («wrote at»); none where there is but one name. */
function wordsInCommon(names: readonly string[]): number {
  const [first = [], ...others] = [...new Set(names)].map((name) => name.split(/\s+/).toReversed());
  if (others.length === 0) return 0;
  const end = first.findIndex((word, at) => others.some((other) => other[at] !== word));
  return Math.max(0, end);
}

function apart(atom: Atom, name: string, time: string, verb: number): readonly Atom[] {
  const words = name.split(/\s+/);
  const called = words
    .slice(0, words.length - verb)
    .join(' ')
    .replace(/[\s•·|,–—-]+$/u, '');
  const named = { ...atom, text: called, family: `${atom.family}|name` };
  return called === '' ? [atom] : [named, { ...atom, text: time, time: timeShape(time), family: `${atom.family}|time` }];
}
