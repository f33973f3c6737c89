import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Conversation } from '../archive/ports';
import { text } from '../platform/i18n';
import { dayHeading } from './format';
import { Icon } from './icon';
import { Notice, ProblemNotice } from './notice';
import { peerName } from './parties';
import { usePorts } from './ports';
import { blocksOf } from './reading/blocks';
import { HitStrip } from './reading/hit-strip';
import { PicturesContext, useKeptPictures } from './reading/pictures';
import { Row, type Selection } from './reading/row';
import type { Hits } from './reading/use-hits';
import type { Reading } from './reading/use-reading';
import './transcript.css';

type TranscriptProps = {
  readonly conversation: Conversation;
  readonly reading: Reading;
  /** The message that was asked for, by its order. */
  readonly order: number | null;
  /** What is searched for, to be marked, and going to one of the hits. */
  readonly hits: Hits;
  readonly goToHit?: (order: number) => void;
  readonly selection?: Selection | null;
  /** Whether each message says when it was first seen. */
  readonly witnessed?: boolean;
  /** Takes the focus as it appears, so that the keys scroll at once. */
  readonly focused?: boolean;
  /** The message the keys are on, by its order. */
  readonly current?: number | null;
  /** Told of the message that has taken the focus. */
  readonly onto?: (order: number) => void;
  /** What leads from the day that is in view to another one. */
  readonly toDay?: () => void;
};

/** A conversation to read on in, both ways. */
export function Transcript(props: TranscriptProps) {
  const { conversation, reading, order, hits, goToHit, focused = false, toDay } = props;
  const { view, problem, day, atEnd, rows, version } = reading;
  const { scroller, canvas, list, span } = view;
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- what is known of the rows changes with the version
  const blocks = useMemo(() => blocksOf(rows, span, conversation.gaps), [rows, span, version, conversation.gaps]);
  const count = rows.orders.length;
  const edge = rows.isWhole ? text(conversation.fromStart ? 'transcriptBeginning' : 'transcriptStart') : null;
  useEffect(() => {
    if (focused) scroller.current?.focus({ preventScroll: true });
  }, [focused, scroller]);
  useKeptFocus(reading);
  const pictures = useKeptPictures(conversation.key, rows);
  const marked = goToHit && hits.orders && hits.orders.length > 0 ? hits.orders : null;
  const taken = ({ target }: FocusEvent): void => {
    const key = target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset['key'] : undefined;
    if (key !== undefined) props.onto?.(Number(key));
  };
  return (
    <div class={`transcript-frame${marked ? ' has-hits' : ''}`}>
      <div
        class="transcript"
        ref={scroller}
        tabIndex={0}
        role="region"
        aria-label={text('transcriptOf', peerName(conversation))}
        onScroll={view.scrolled}
      >
        {problem && <ProblemNotice problem={problem} />}
        {rows.isWhole && count === 0 && <Notice title={text('transcriptEmpty')} />}
        <div class="canvas" ref={canvas}>
          <ol class="messages" ref={list} onFocusIn={taken}>
            <PicturesContext.Provider value={pictures}>
              {blocks.map((block) => (
                <Row
                  key={block.message?.id ?? `at ${block.index}`}
                  block={block}
                  count={count}
                  conversation={conversation}
                  edge={block.index === 0 ? edge : null}
                  target={order}
                  current={props.current ?? null}
                  found={block.message && hits.found(block.message)}
                  selection={props.selection ?? null}
                  witnessed={props.witnessed ?? false}
                />
              ))}
            </PicturesContext.Provider>
          </ol>
        </div>
      </div>
      {day !== null && <DayNow day={day} toDay={toDay} />}
      {marked && goToHit && <HitStrip reading={reading} orders={marked} current={order} goTo={goToHit} />}
      {!atEnd && <ToEnd end={reading.toEnd} />}
    </div>
  );
}

/** The day that is being read, over the upper edge of the transcript. */
function DayNow({ day, toDay }: { readonly day: string; readonly toDay: TranscriptProps['toDay'] }) {
  const { language } = usePorts();
  const words = dayHeading(day, language);
  return (
    <div class="day-now">
      {toDay ? (
        <button type="button" onClick={toDay} aria-label={text('goToDayFrom', words)} title={text('goToDay')}>
          {words}
        </button>
      ) : (
        <span aria-hidden="true">{words}</span>
      )}
    </div>
  );
}

function ToEnd({ end }: { readonly end: () => void }) {
  return (
    <button type="button" class="icon-button to-end" aria-label={text('toEnd')} title={text('toEnd')} onClick={end}>
      <Icon name="down" />
    </button>
  );
}

/** When the row that has the focus is taken out of the page because it is far from the view, the transcript takes the focus. */
function useKeptFocus({ view: { list, scroller } }: Reading): void {
  const had = useRef(false);
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (had.current && isLost) scroller.current?.focus({ preventScroll: true });
    had.current = list.current?.contains(document.activeElement) ?? false;
  });
  useEffect(() => {
    const rows = list.current;
    const noted = (): void => void (had.current = true);
    const left = (event: FocusEvent): void => void (had.current = event.relatedTarget === null && had.current);
    rows?.addEventListener('focusin', noted);
    rows?.addEventListener('focusout', left);
    return () => {
      rows?.removeEventListener('focusin', noted);
      rows?.removeEventListener('focusout', left);
    };
  }, [list]);
}
