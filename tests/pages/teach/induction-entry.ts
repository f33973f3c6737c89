import * as v from 'valibot';
import { cutPane } from '../../../content-scripts/reader/cut-pane';
import { findPanes } from '../../../content-scripts/reader/find-panes';
import type { Hints } from '../../../content-scripts/reader/hints';
import { readByLayout } from '../../../content-scripts/reader/layout/read-by-layout';
import { taughtNow, taughtSchema } from '../../../content-scripts/reader/taught';
import { learn } from '../../../content-scripts/teach/lesson';
import { timeOfRow } from '../../../src/domain/times';
import type { ExpectedMessage } from '../../zoo/expected';
import type { ReadMessage } from '../../zoo/score';
import { minuteOf } from '../../zoo/time-labels';
import { clicksByTruth } from './clicks-by-truth';

const layout = () => readByLayout;

/** What came of five clicks on a page: the hints, and what the archive would hold by them. */
export type Learnt = {
  readonly clicks: number;
  readonly hints: Hints | null;
  readonly messages: readonly ReadMessage[] /** The same by the layout alone. */;
  readonly untaught: readonly ReadMessage[];
};

/** Everything the page shows, read as the archiving script reads a taught page. */
function readBy(hints: Hints | null, zone: string): readonly ReadMessage[] {
  const seen = { at: Date.now(), zone, lang: document.documentElement.lang, bareClock: 'unknown' } as const;
  return findPanes(document, hints, layout).flatMap((pane) => {
    const { doubts } = readByLayout.look(pane, hints);
    const { rows } = cutPane(pane, hints, layout, doubts).read({ from: null, atMost: Infinity }) ?? { rows: [] };
    return rows.flatMap(({ row: { state, direction, sender, kind, text, time } }): readonly ReadMessage[] => {
      if (state === 'shell') return [];
      const { iso, precision } = timeOfRow(time, seen);
      const isExact = iso !== null && (precision === 'minute' || precision === 'second');
      return [
        {
          direction,
          sender,
          text,
          kind: kind === 'sticker' ? 'image' : kind === 'recall' ? 'system' : kind,
          time: isExact ? minuteOf(Date.parse(iso)) : null,
        },
      ];
    });
  });
}

/** Teaches this page by a person's clicks, and reads it by what was learnt. Null where this frame shows no chat with two sides. */
function teachHere(truth: readonly ExpectedMessage[], zone: string): Learnt | null {
  const [pane] = findPanes(document, null, layout);
  const samples = (pane && clicksByTruth(truth, pane.element)) ?? clicksByTruth(truth, document.body);
  if (!samples) return null;
  const { sender, time, image } = samples;
  const clicks = 2 + [sender, time, image].filter((sample) => sample !== null).length;
  const lesson = learn(samples, readByLayout);
  const untaught = readBy(null, zone);
  if (!lesson) return { clicks, hints: null, messages: [], untaught };
  const hints = v.parse(taughtSchema, taughtNow('page.example', lesson.hints, 0)).hints;
  return { clicks, hints, messages: readBy(hints, zone), untaught };
}

declare global {
  interface Window {
    readonly teachHere: typeof teachHere;
  }
}
Object.assign(window, { teachHere });
