import { shippedOff } from './sites/shipped-off';
import { putSitesHere } from './sites-here';

// Stands before `archive.js`, in the pages of consoles that ship off; it does nothing by itself.
putSitesHere(shippedOff);
