import { putLayoutHere, sightHere } from './layout-here';
import { comparing } from './reader/signs/look';

// Follows `layout.js` into a frame: lays what that sees beside what the hints find.
const sight = sightHere();
if (sight) putLayoutHere(comparing(sight));
