import { firstArchive } from './0001-first-archive';
import { files } from './0002-files';
import { head } from './0003-head';
import { search } from './0004-search';
import { evidence } from './0005-evidence';
import { cases } from './0006-cases';
import { mail } from './0007-mail';
import { exhibits } from './0008-exhibits';
import { captures } from './0009-captures';
import type { Migration } from './migration';

/** Every migration, numbered 1, 2, 3 … */
export const migrations: readonly Migration[] = [firstArchive, files, head, search, evidence, cases, mail, exhibits, captures];
