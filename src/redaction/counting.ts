import type { MessageRecord } from '../domain/message';
import { type Category, ruleNames } from './categories';
import { hasBoxes, type Redactor, textsOf } from './plan';
import type { Redaction } from './redaction';

/** How often something was hidden, by what it was hidden as. */
export type HiddenCounts = Map<Category, number>;

/** Counts of nought for all that a redaction may hide, so that a copy can say what was looked for. */
export function emptyCounts({ rules, wholes, custom, marks, boxes }: Redaction): HiddenCounts {
  const on: readonly (readonly [Category, boolean])[] = [
    ...ruleNames.map((rule) => [rule, rules.includes(rule) || (rule === 'name' && wholes.includes('senders'))] as const),
    ['custom', custom.length > 0],
    ['hand', marks.some(({ is }) => is === 'added')],
    ['account', wholes.includes('account') || wholes.includes('senders')],
    ['fileName', wholes.includes('fileNames')],
    ['file', wholes.includes('files')],
    ['picture', Object.keys(boxes).some((hash) => hasBoxes(boxes, hash))],
  ];
  return new Map(on.filter(([, isOn]) => isOn).map(([category]) => [category, 0]));
}

/** Adds what is hidden of a message: each place in its words once, however many versions repeat them, and each file. Who speaks is not counted again and again. */
export function countMessage(counts: HiddenCounts, record: MessageRecord, redactor: Redactor): void {
  const plan = redactor.planOf(record);
  const texts = textsOf({ ...record, attachments: [], orders: [], sender: null });
  const seen = new Map<string, number>();
  for (const text of texts) {
    const own = new Map<string, number>();
    for (const { from, to, category } of plan.found(text)) {
      const name = `${category} ${text.slice(from, to)}`;
      own.set(name, (own.get(name) ?? 0) + 1);
      if ((own.get(name) ?? 0) > (seen.get(name) ?? 0)) add(counts, category);
    }
    for (const [name, count] of own) seen.set(name, Math.max(count, seen.get(name) ?? 0));
  }
  for (const { name, url, sha256 } of record.attachments) {
    for (const category of [plan.fileName(name), plan.file(sha256) ?? plan.link(url, sha256)]) if (category) add(counts, category);
  }
}

/** Adds one of a category. */
export const add = (counts: HiddenCounts, category: Category): void => void counts.set(category, (counts.get(category) ?? 0) + 1);
