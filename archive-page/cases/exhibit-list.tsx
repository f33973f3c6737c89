import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Case, Exhibit } from '../../src/cases/case';
import { type CaseChange, moved } from '../../src/cases/case-change';
import { text } from '../../src/platform/i18n';
import { counted } from '../../src/ui/counted';
import { numberOfExhibit } from '../../src/ui/cases/exhibit-number';
import { Icon } from '../../src/ui/icon';
import { Notice } from '../../src/ui/notice';
import { usePorts } from '../../src/ui/ports';
import { ExhibitRow } from './exhibit-row';
import './exhibits.css';
import { newExhibit } from './new-fields';

type ExhibitListProps = { readonly of: Case; readonly change: (...changes: readonly CaseChange[]) => void };

/** What was taken out last, so that it can be put back. */
type Removed = { readonly exhibit: Exhibit; readonly at: number };

/** Puts exhibits in another order, by dragging them or by the arrow keys on their handles. */
function useArranging({ of, change }: ExhibitListProps) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const focus = useRef<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    // A row that is moved in the page loses the focus.
    if (focus.current !== null) list.current?.querySelector<HTMLElement>(`[data-handle="${CSS.escape(focus.current)}"]`)?.focus();
    focus.current = null;
  }, [of.exhibits]);
  const put = (exhibit: string, to: number): void => {
    const last = of.exhibits.length - 1;
    const place = Math.max(0, Math.min(last, to));
    if (of.exhibits[place]?.id === exhibit) return;
    focus.current = exhibit;
    change({ do: 'move', exhibit, to: place });
    setSaid(text('exhibitMoved', String(place + 1), String(last + 1)));
  };
  const drop = (): void => {
    if (dragged !== null && over !== null) put(dragged, over);
    setDragged(null);
    setOver(null);
  };
  const shown = dragged !== null && over !== null ? moved(of.exhibits, dragged, over) : of.exhibits;
  return { list, dragged, setDragged, setOver, drop, put, said, shown };
}

function Head({ of, change }: ExhibitListProps) {
  const { language } = usePorts();
  return (
    <div class="exhibits-head">
      <h2>{text('exhibitsHeading')}</h2>
      <span class="soft number">{counted(of.exhibits.length, language, 'exhibitsOne', 'exhibitsOther')}</span>
      <button
        type="button"
        class="quiet"
        onClick={() => change({ do: 'add', exhibits: [newExhibit({ kind: 'note', text: '' }, text('exhibitNote'))] })}
      >
        {text('exhibitNoteNew')}
      </button>
    </div>
  );
}

/** The exhibits in their order. */
export function ExhibitList(props: ExhibitListProps) {
  const { of, change } = props;
  const { list, dragged, setDragged, setOver, drop, put, said, shown } = useArranging(props);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const remove = (exhibit: Exhibit, at: number): void => {
    change({ do: 'remove', exhibit: exhibit.id });
    setRemoved({ exhibit, at });
  };
  const undo = (): void => {
    if (removed) change({ do: 'add', exhibits: [removed.exhibit], at: removed.at });
    setRemoved(null);
  };
  return (
    <section class="exhibits" aria-label={text('exhibitsHeading')}>
      <Head of={of} change={change} />
      <p class="unseen" role="status">
        {said}
      </p>
      {removed && of.exhibits.every(({ id }) => id !== removed.exhibit.id) && (
        <p class="exhibit-removed" role="status">
          <span>{text('exhibitRemoved', removed.exhibit.title)}</span>
          <button type="button" class="quiet" onClick={undo}>
            {text('exhibitUndo')}
          </button>
        </p>
      )}
      {of.exhibits.length === 0 && (
        <Notice title={text('exhibitsNone')}>
          <p>{text('exhibitsNoneMore')}</p>
        </Notice>
      )}
      <ol class="exhibit-rows" ref={list}>
        {shown.map((exhibit, index) => (
          <li
            key={exhibit.id}
            class={`exhibit${exhibit.id === dragged ? ' is-dragged' : ''}`}
            onDragOver={(event) => {
              if (dragged === null) return;
              event.preventDefault();
              setOver(index);
            }}
            onDrop={(event) => event.preventDefault()}
          >
            <button
              type="button"
              class="icon-button exhibit-handle"
              data-handle={exhibit.id}
              aria-label={text('exhibitMove', numberOfExhibit(index))}
              title={text('exhibitMove', numberOfExhibit(index))}
              draggable
              onDragStart={(event) => {
                event.dataTransfer?.setData('text/plain', exhibit.title);
                setDragged(exhibit.id);
              }}
              onDragEnd={drop}
              onKeyDown={(event) => {
                const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                if (step === undefined) return;
                event.preventDefault();
                put(exhibit.id, index + step);
              }}
            >
              <Icon name="grip" />
            </button>
            <ExhibitRow of={of} exhibit={exhibit} index={index} change={change} remove={() => remove(exhibit, index)} />
          </li>
        ))}
      </ol>
    </section>
  );
}
