import type { Bench, BenchRow } from '../../tools/bench-contract.ts';
import { ruleNames } from '../../src/redaction/categories';
import { textFinder } from '../../src/redaction/finder';
import { noRedaction, type Redaction } from '../../src/redaction/redaction';
import type { Known } from '../../src/redaction/rules/rule';

/** What texts are made of that keep rules busy; each is repeated, or strewn at random, up to the length. */
const units: Readonly<Record<string, string>> = {
  digits: '1',
  'digits one by one': '1 ',
  'digits with strokes': '1-',
  'digits in brackets': '(1',
  phones: '13800138000 ',
  'words for phones': '电话13800138000',
  cards: '6222 0200 0000 0000 901 ',
  'almost identity cards': '1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X ',
  'Chinese numerals': '一 二-',
  'words for orders': '订单号',
  orders: '订单号 220818EGS328B9 ',
  Han: '的',
  'house numbers': '一号',
  roads: '人民路1号',
  blocks: '1号楼1单元',
  'begun mails': 'a.b@c.d.',
  'begun links': 'http://',
  blanks: ' ',
  'unseen signs': '\u200B',
  'marks over letters': 'a\u0301',
  'English streets': '12 Main ',
  'Vietnamese streets': 'số 1 đường ',
  'Thai parts': 'ถนน ',
};
const strewn: Readonly<Record<string, string>> = {
  'digits at random': '0123456789 ',
  'parts of addresses at random': '北京市区县路号栋室一二三的大道街小中心园1',
};

const known: Known = { others: ['王小明', 'Anna Smith'], own: ['shop:anna'], orders: ['220818EGS328B9'] };
const pattern = String.raw`(?:合同|协议)[A-Z]{2}-?\d{2,8}`;
const redactionOf = (changes: Partial<Redaction>): Redaction => ({ ...noRedaction, ...changes });
const redactions: readonly (readonly [string, Redaction])[] = [
  ...ruleNames.map((rule) => [rule, redactionOf({ rules: [rule] })] as const),
  ['pattern', redactionOf({ custom: [{ text: pattern, isPattern: true }] })],
];

function textsOf(length: number): readonly (readonly [string, string])[] {
  let seed = 1;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const repeated = Object.entries(units).map(
    ([name, unit]) => [name, unit.repeat(Math.ceil(length / unit.length)).slice(0, length)] as const,
  );
  const mixed = Object.entries(strewn).map(([name, signs]) => {
    const all = Array.from(signs);
    return [name, Array.from({ length }, () => all[Math.floor(random() * all.length)] ?? '').join('')] as const;
  });
  return [...repeated, ...mixed];
}

type Find = (text: string) => unknown;

/**
 * Milliseconds of a core that a rule takes for a text, on a machine that has run it before: the least of three times, for more is what else the machine did. A finder
 * remembers what it found, so each time has its own.
 */
function measured(finder: () => Find, text: string): number {
  const times = [1, 2, 3].map(() => {
    const find = finder();
    const begun = process.cpuUsage();
    find(text);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** Every rule on texts made to keep it busy: what the dearest take, and whether a text of four times the length takes more than four times as long. */
export const bench: Bench = async ({ quick }) => {
  const length = quick ? 20_000 : 100_000;
  const [short, long] = [textsOf(length), textsOf(length * 4)];
  const rows: BenchRow[] = [];
  let [dearest, steepest] = [0, 0];
  for (const [rule, redaction] of redactions) {
    const finder = (): Find => textFinder(redaction, known);
    const costs = short.map(([name, text], index) => {
      finder()(`${text.slice(0, 20_000)} `);
      const [, four = ''] = long[index] ?? [];
      return { name, few: measured(finder, text), many: measured(finder, four), megabytes: Buffer.byteLength(four) / 1_000_000 };
    });
    const worst = costs.toSorted((one, other) => other.many / other.megabytes - one.many / one.megabytes).slice(0, 3);
    for (const { name, few, many, megabytes } of worst) {
      rows.push({ rule, text: name, 'ms a MB': Math.round(many / megabytes), 'four times the length': `${(many / few).toFixed(1)}×` });
      dearest = Math.max(dearest, many / megabytes);
    }
    // What takes a few milliseconds is too short to compare.
    steepest = Math.max(steepest, ...costs.filter(({ few }) => few > 20).map(({ few, many }) => many / few));
  }
  return {
    rows,
    targets: [
      { what: 'the dearest text for any rule (ms of a core a MB)', value: dearest, bar: 1000, better: 'lower' },
      { what: 'four times the length, at most', value: steepest, bar: 8, better: 'lower' },
    ],
  };
};
