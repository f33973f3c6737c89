import { sites } from '../content-scripts/sites/index';
import { showPage } from '../src/page-root/show-page';
import { openArchive } from '../src/store/open-archive';
import { Welcome } from './welcome';

showPage(openArchive(), <Welcome sites={sites.filter((site) => site.hosts.length > 0)} icon="/icons/liaocun.svg" />);
