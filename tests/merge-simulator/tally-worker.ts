import { tally } from './tally';
import type { Setting } from './views';

/** A part of the work, and what came of it. */
type Part = { readonly setting: Setting; readonly from: number; readonly to: number };

process.on('message', ({ setting, from, to }: Part) => {
  void tally(setting, from, to).then((result) => process.send?.(result));
});
