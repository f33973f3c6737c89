import { text } from '../src/platform/i18n';
import { showPage } from '../src/page-root/show-page';
import { openArchive } from '../src/store/open-archive';
import { Views } from './views';

const archive = openArchive();
showPage(archive, text('archiveTitle'), <Views runs={async (limit) => archive.runs(limit)} />);
