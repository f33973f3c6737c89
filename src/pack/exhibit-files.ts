import type { BagZip } from './bag-zip';
import type { Deposit, Exhibit } from '../evidence/exhibit';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Identity pages: each picture under its hash, and what is known of it beside. */
export function writeExhibits(bag: BagZip, exhibits: readonly Exhibit[]): void {
  for (const [index, { of, at, url, title, text, part, type, sha256, data }] of exhibits.entries()) {
    const folder = `data/exhibits/${index + 1}/`;
    bag.put(`${folder}page.png`, data, true);
    bag.put(`${folder}page.json`, json({ of, at: new Date(at).toISOString(), url, title, text, part, type, sha256 }));
  }
}

/** Receipts of deposit services, with the hash that was handed over; the head it is of lies among the earlier ones. */
export function writtenDeposits(deposits: readonly Deposit[]): readonly (readonly [path: string, content: string | Uint8Array])[] {
  return deposits.flatMap(({ service, at, size, hash, signed, receipt, file }, index) => {
    const folder = `data/evidence/deposits/${index + 1}/`;
    const told = { service, at: new Date(at).toISOString(), size, hash, head: signed.text, receipt, file: file?.name ?? null };
    return [[`${folder}deposit.json`, json(told)] as const, ...(file ? [[`${folder}receipt`, file.data] as const] : [])];
  });
}
