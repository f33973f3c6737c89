import { text } from '../src/platform/i18n';
import { lastStructure } from '../src/platform/structures';
import { showPage } from '../src/page-root/show-page';
import { openArchive } from '../src/store/open-archive';
import { StructurePage } from './structure-page';

showPage(openArchive(), text('structureTitle'), <StructurePage load={lastStructure} />);
