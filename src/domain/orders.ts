/** Words that make a bare run of digits an order number when they stand just before it. */
const label = /(?:订单|訂單|单号|單號|order|pedido|pesanan|đơn hàng|mã đơn|คำสั่งซื้อ|orden)[^\d\n]{0,14}$/iu;

/**
 * The order numbers in a message's words, in the order they stand there, each once (sheet identifiers).
 * Numbers are never proof: a bare run of 15–20 digits counts only behind a word such as 订单.
 */
export function ordersIn(text: string): readonly string[] {
  const found = new Map<number, string>();
  for (const { pattern, holds } of patterns) {
    for (const match of text.matchAll(pattern)) {
      if (holds(match[0], text.slice(Math.max(0, match.index - 40), match.index))) found.set(match.index, match[0]);
    }
  }
  return [...new Set([...found].toSorted(([a], [b]) => a - b).map(([, order]) => order))];
}

const patterns: readonly { readonly pattern: RegExp; readonly holds: (order: string, before: string) => boolean }[] = [
  {
    pattern: /(?<![A-Z0-9])\d{6}[A-Z0-9]{8}(?![A-Z0-9])/g,
    holds: (order, before) => isDay(order) && (/[A-Z]/.test(order) || label.test(before)),
  },
  { pattern: /(?<!\d)\d{6}-\d{15}(?!\d)/g, holds: isDay },
  { pattern: /(?<!\d)\d{3}-\d{7}-\d{7}(?!\d)/g, holds: () => true },
  { pattern: /(?<!\d)\d{15,20}(?!\d)/g, holds: (_, before) => label.test(before) },
];

/** Shopee and Pinduoduo begin an order number with its day, YYMMDD. */
function isDay(order: string): boolean {
  const [month, day] = [Number(order.slice(2, 4)), Number(order.slice(4, 6))];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
