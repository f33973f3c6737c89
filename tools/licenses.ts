import { writeFileSync } from 'node:fs';
import { licenseNotices } from './license-notices.ts';
import { fromRoot } from './paths.ts';

writeFileSync(fromRoot('licenses/packages.txt'), licenseNotices());
