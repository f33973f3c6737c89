import { sites } from '../content-scripts/sites/index';
import { text } from '../src/platform/i18n';
import { showPage } from '../src/page-root/show-page';
import { openArchive } from '../src/store/open-archive';
import { Welcome } from './welcome';

showPage(
  openArchive(),
  text('extensionShortName'),
  <Welcome sites={sites.filter((site) => site.hosts.length > 0)} icon="/icons/liaocun.svg" />,
);
