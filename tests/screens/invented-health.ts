import type { PageHealth } from '../../src/platform/page-health';
import { now } from './invented';

const hour = 3_600_000;

/** How the consoles' pages were read: all well but one. */
export const inventedHealth: readonly PageHealth[] = [
  { console: 'shopee-seller', host: 'seller.shopee.tw', at: now - hour, changed: ['sender', 'time'], understood: 0.94 },
  { console: 'shopee-seller', host: 'seller.shopee.sg', at: now - 30 * hour, changed: [], understood: 1 },
  { console: 'wangwang', host: 'air.1688.com', at: now - 2 * hour, changed: [], understood: 0.99 },
];
