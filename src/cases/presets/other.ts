import { type Preset, unknownLimits } from '../preset';

/** A dispute of another kind: nothing is known of what is asked for. */
export const other: Preset = {
  id: 'other',
  name: { en: 'Other dispute', zh_CN: '其他纠纷', zh_TW: '其他糾紛' },
  zone: null,
  asks: [],
  areAsksSure: false,
  limits: unknownLimits,
  deadlines: [],
  remarks: [],
  sources: [],
};
