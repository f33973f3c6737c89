import type { MessageRecord } from '../../src/domain/message';
import { timeOfRow } from '../../src/domain/times';
import { findPanes } from '../../content-scripts/reader/find-panes';
import { readPane } from '../../content-scripts/reader/read-pane';
import { readByLayout } from '../../content-scripts/reader/layout/read-by-layout';
import type { Parties } from '../../src/domain/sighting';
import type { Row } from '../../src/domain/row';
import { sites } from '../../content-scripts/sites/index';

const layout = () => readByLayout;

/** What a reader makes of a living page, its times already turned into instants. */
export type LivingReading = {
  readonly parties: Parties;
  readonly orders: readonly string[];
  readonly rows: readonly (Omit<Row, 'time'> & { readonly time: MessageRecord['time'] })[];
};

/** Reads the page's one pane with its console's hints, as a sighting taken now. */
function readLivingPage(console: string): LivingReading {
  const site = sites.find(({ id }) => id === console);
  const [pane] = site ? findPanes(document, site.hints, layout) : [];
  if (!site || !pane) throw new Error(`no pane of ${console}`);
  const plain = readPane(pane, site.hints, layout);
  const { rows, parties, orders } = site.refine ? site.refine(plain, pane) : plain;
  const zone = site.zone(new URL(location.href)) ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const seen = { at: Date.now(), zone, lang: document.documentElement.lang, bareClock: site.bareClock };
  return { parties, orders, rows: rows.map(({ row }) => ({ ...row, time: timeOfRow(row.time, seen) })) };
}

Object.assign(window, { readLivingPage });
