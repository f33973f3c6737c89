import { shippedOff } from './shipped-off';
import { shippedOn } from './shipped-on';
import type { Site } from '../reader/site';

/** Every console. */
export const sites: readonly Site[] = [...shippedOn, ...shippedOff];
