import { text } from '../src/platform/i18n';
import { requestHostOf } from '../src/platform/permissions';
import { activeTab } from '../src/platform/tabs';
import { showPage } from '../src/page-root/show-page';
import { workerFinder } from '../src/page-root/worker-finder';
import { quickArchive } from '../src/store/quick-archive';
import { painted } from '../src/ui/painted';
import { useLoad } from '../src/ui/use-load';
import { typedBefore } from './frame';
import { firstShown, Popup } from './popup';

const archive = quickArchive(firstShown, painted);
const finder = workerFinder();
const asked = activeTab();
/** Whoever is asked of the tab has to be woken; until then the page has other work. */
const tabOnceSeen = async (): ReturnType<typeof activeTab> => {
  await painted();
  return asked;
};

function PopupOfTab({ typed }: { readonly typed: string }) {
  const tab = useLoad(tabOnceSeen, []).value;
  return <Popup typed={typed} tabId={tab?.id ?? null} allowPage={async () => (tab?.url ? requestHostOf(tab.url) : false)} />;
}

showPage(archive, text('extensionShortName'), <PopupOfTab typed={typedBefore()} />, finder);
