import { workerFinder } from '../src/page-root/worker-finder';
import { quickArchive } from '../src/store/quick-archive';
import { painted } from '../src/ui/painted';
import { firstShown } from './frame';

// Both are at work while the view is still being loaded.
const finder = workerFinder();
const archive = quickArchive(firstShown, painted);
const { showPopup } = await import('./view');
showPopup(archive, finder);
