import { showPage } from '../src/page-root/show-page';
import { openArchive } from '../src/store/open-archive';
import { ArchivePage } from './archive-page';

showPage(openArchive(), <ArchivePage />);
