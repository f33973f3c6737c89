import type { LayoutReader } from '../layout-reader';
import { comparing } from '../signs/look';
import { sight } from './sight';

/** The whole layout reader in one piece, for tests. */
export const readByLayout: LayoutReader = comparing(sight);
