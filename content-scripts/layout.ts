import { putSightHere } from './layout-here';
import { sight } from './reader/layout/sight';

// Put into a frame only when the content script there asks for it; it does nothing until `compare.js` has come too.
putSightHere(sight);
