import { sites } from '../content-scripts/sites/index';
import { extensionVersion, text } from '../src/platform/i18n';
import { showPage } from '../src/page-root/show-page';
import { openArchive } from '../src/store/open-archive';
import { Options } from './options';

const archive = openArchive();
showPage(
  archive,
  text('optionsTitle'),
  <Options sites={sites} runs={async (limit) => archive.runs(limit)} version={extensionVersion()} evidence={archive} />,
);
