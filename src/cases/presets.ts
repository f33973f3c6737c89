import type { Preset } from './preset';
import { alibaba1688 } from './presets/alibaba-1688';
import { chargeback } from './presets/chargeback';
import { other } from './presets/other';
import { shopee } from './presets/shopee';
import { smallClaims } from './presets/small-claims';
import { taobao } from './presets/taobao';

/** Every preset in the order in which they are offered; the last one asks for nothing. */
export const presets: readonly Preset[] = [taobao, alibaba1688, shopee, chargeback, smallClaims, other];

/** The preset of this id; one that this build does not know asks for nothing. */
export function presetOf(id: string): Preset {
  return presets.find((one) => one.id === id) ?? other;
}
