import type { Luck } from './luck';

/** What a slot stands for: lists with the commonest first, whose entries may hold slots themselves, or something made up anew each time. */
export type Slots = Readonly<Record<string, readonly string[] | ((luck: Luck) => string)>>;

/** A sentence in parts: words as they are, and the names of slots at the odd places. */
type Pattern = readonly string[];

const patterns = new Map<string, Pattern>();

function patternOf(template: string): Pattern {
  const known = patterns.get(template);
  if (known) return known;
  const made = template.split(/\{(\w+)\}/);
  patterns.set(template, made);
  return made;
}

/** Fills the slots of a template: `{thing}` with one of `slots.thing`. Throws where a slot is not known. */
export function filled(template: string, slots: Slots, luck: Luck): string {
  const pattern = patternOf(template);
  if (pattern.length === 1) return template;
  let text = '';
  for (const [at, part] of pattern.entries()) text += at % 2 === 0 ? part : slotOf(part, slots, luck);
  return text;
}

function slotOf(name: string, slots: Slots, luck: Luck): string {
  const slot = slots[name];
  if (!slot) throw new Error(`no such slot: ${name}`);
  return typeof slot === 'function' ? slot(luck) : filled(luck.word(slot), slots, luck);
}
