import { textFinder } from '../finder';
import { ruleNames, type RuleName } from '../categories';
import { noRedaction } from '../redaction';
import { type Known, nothingKnown } from '../rules/rule';

/** What one rule hides of a text, as words. */
export function foundBy(rule: RuleName, text: string, known: Known = nothingKnown): readonly string[] {
  return textFinder({ ...noRedaction, rules: [rule] }, known)(text).map(({ from, to }) => text.slice(from, to));
}

/** What any rule hides of a text, each with its category. */
export function foundByAny(text: string, but: readonly RuleName[] = []): readonly string[] {
  const rules = ruleNames.filter((rule) => !but.includes(rule));
  return textFinder({ ...noRedaction, rules }, nothingKnown)(text).map(({ from, to, category }) => `${category}: ${text.slice(from, to)}`);
}
