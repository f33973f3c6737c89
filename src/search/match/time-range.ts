import type { Query } from '../terms';

/** The times outside of which nothing can be found: what the terms that must hold say of time. Epoch ms, `to` exclusive. */
export function timeRange(query: Query): { readonly from: number; readonly to: number } {
  const terms = query.kind === 'all' ? query.of : [query];
  const times = terms.flatMap((term) => (term.kind === 'time' ? term : []));
  return {
    from: Math.max(-Infinity, ...times.map(({ from }) => from ?? -Infinity)),
    to: Math.min(Infinity, ...times.map(({ to }) => to ?? Infinity)),
  };
}
