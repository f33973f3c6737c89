import type { Migration } from './migration';

/** The archive's head: one row that tells this database from any other and counts what it holds, so that a loss is noticed. */
export const head: Migration = {
  version: 3,
  stores: { heads: 'name' },
  async upgrade(transaction) {
    const totals = (await transaction.table<{ readonly total: number }>('conversations').toArray()).map(({ total }) => total);
    if (totals.length === 0) return;
    const messages = totals.reduce((sum, total) => sum + total, 0);
    await transaction
      .table('heads')
      .add({ name: 'archive', born: crypto.randomUUID(), sequence: 0, messages, conversations: totals.length });
  },
};
