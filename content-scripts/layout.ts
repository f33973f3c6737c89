import { putLayoutHere } from './layout-here';
import { readByLayout } from './reader/layout/read-by-layout';

// Put into a frame only when the content script there asks for it; it does nothing until it is called.
putLayoutHere(readByLayout);
