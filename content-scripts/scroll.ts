import { putScrollHere } from './scroll-here';
import { beginScrollBack } from './watcher/scroll-back';

// Put into a frame only when the user orders a scroll back there; it does nothing until it is called.
putScrollHere(beginScrollBack);
