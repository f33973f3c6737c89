import { text } from '../src/platform/i18n';
import { requestHostOf } from '../src/platform/permissions';
import { activeTab } from '../src/platform/tabs';
import { showPage } from '../src/page-root/show-page';
import { openArchive } from '../src/store/open-archive';
import { Popup } from './popup';

const tab = await activeTab();
showPage(
  openArchive(),
  text('extensionShortName'),
  <Popup tabId={tab?.id ?? null} allowPage={async () => (tab?.url ? requestHostOf(tab.url) : false)} />,
);
