import { text } from '../src/platform/i18n';
import { showPage } from '../src/page-root/show-page';
import { openArchive } from '../src/store/open-archive';
import { ArchivePage } from './archive-page';

showPage(openArchive(), text('archiveTitle'), <ArchivePage />);
