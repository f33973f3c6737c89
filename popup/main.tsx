import { text } from '../src/platform/i18n';
import { requestHostOf } from '../src/platform/permissions';
import { activeTab } from '../src/platform/tabs';
import { showPage } from '../src/page-root/show-page';
import { workerFinder } from '../src/page-root/worker-finder';
import { openArchive } from '../src/store/open-archive';
import { Popup } from './popup';

// Both start while the browser is asked for the tab.
const [archive, finder] = [openArchive(), workerFinder()];
const tab = await activeTab();
showPage(
  archive,
  text('extensionShortName'),
  <Popup tabId={tab?.id ?? null} allowPage={async () => (tab?.url ? requestHostOf(tab.url) : false)} />,
  finder,
);
