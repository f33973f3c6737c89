import type { Query } from '../terms';

/** The same question with nothing said twice: no list within a like list, none of one. */
export function normal(query: Query): Query {
  if (query.kind === 'not') return { kind: 'not', of: normal(query.of) };
  if (query.kind === 'regex')
    return { ...query, source: query.source.replace(/\\([^])/g, (pair, one: string) => (one === '/' ? '/' : pair)) };
  if (query.kind !== 'all' && query.kind !== 'any') return query;
  const { kind } = query;
  const of = query.of.map(normal).flatMap((one) => (one.kind === kind ? one.of : [one]));
  const [first] = of;
  if (first && of.length === 1) return first;
  return kind === 'any' && !first ? { kind: 'not', of: { kind: 'all', of: [] } } : { kind, of };
}
