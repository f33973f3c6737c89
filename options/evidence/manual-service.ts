import type { DepositService } from '../../src/evidence/exhibit';

/** The service that the user is: the hash was copied from the page and handed over by hand, and this receipt came back. */
export const manualService = (name: string, receipt: string): DepositService => ({
  id: 'manual',
  name,
  deposit: async () => ({ receipt, file: null }),
});
