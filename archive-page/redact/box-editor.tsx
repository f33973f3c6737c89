import { useEffect, useRef, useState } from 'preact/hooks';
import { text } from '../../src/platform/i18n';
import type { Box } from '../../src/redaction/redaction';
import { boxBetween, isTooSmall, middleBox, movedBox } from './boxes';

type BoxEditorProps = {
  readonly url: string;
  readonly name: string;
  readonly boxes: readonly Box[];
  readonly change: (boxes: readonly Box[]) => void;
  readonly close: () => void;
};

type Point = readonly [across: number, down: number];

function pointIn(event: PointerEvent, element: HTMLElement): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [(event.clientX - left) / width, (event.clientY - top) / height];
}

/** A picture to draw boxes on: with the pointer, or by keys (arrows move a box, with Shift they change its size, Delete takes it away). */
export function BoxEditor({ url, name, boxes, change, close }: BoxEditorProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const added = useRef(false);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    if (added.current) field.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    added.current = false;
  }, [boxes.length]);
  const add = (box: Box): void => {
    added.current = true;
    change([...boxes, box]);
  };
  const end = (): void => {
    const box = drawn && boxBetween(drawn.from, drawn.to);
    setDrawn(null);
    if (box && !isTooSmall(box)) add(box);
  };
  const begin = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    if (event.button !== 0 || (event.target instanceof HTMLElement && event.target.closest('button'))) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    const point = pointIn(event, event.currentTarget);
    setDrawn({ from: point, to: point });
  };
  return (
    <dialog
      class="redact-editor"
      ref={dialog}
      aria-label={text('redactCover', name)}
      onClose={close}
      onCancel={(event) => event.stopPropagation()}
    >
      <header>
        <h3>{text('redactCover', name)}</h3>
        <p class="soft small">{text('redactBoxHelp')}</p>
      </header>
      <div
        class="redact-field"
        ref={field}
        onPointerDown={begin}
        onPointerMove={(event) => drawn && setDrawn({ from: drawn.from, to: pointIn(event, event.currentTarget) })}
        onPointerUp={end}
        onPointerCancel={() => setDrawn(null)}
      >
        <img src={url} alt={name} draggable={false} />
        {boxes.map((box, index) => (
          <BoxButton
            key={index}
            box={box}
            number={index + 1}
            change={(next) => change(boxes.map((one, at) => (at === index ? next : one)))}
            remove={() => change(boxes.filter((_, at) => at !== index))}
          />
        ))}
        {drawn && <span class="redact-box" style={styleOf(boxBetween(drawn.from, drawn.to))} />}
      </div>
      <footer>
        <button type="button" class="button" onClick={() => add(middleBox)}>
          {text('redactBoxAdd')}
        </button>
        {boxes.length > 0 && (
          <button type="button" class="button" onClick={() => change([])}>
            {text('redactBoxClear')}
          </button>
        )}
        <button type="button" class="button main" onClick={() => dialog.current?.close()}>
          {text('redactDone')}
        </button>
      </footer>
    </dialog>
  );
}

const styleOf = ({ left, top, width, height }: Box) => ({
  left: `${left * 100}%`,
  top: `${top * 100}%`,
  width: `${width * 100}%`,
  height: `${height * 100}%`,
});

type BoxButtonProps = {
  readonly box: Box;
  readonly number: number;
  readonly change: (box: Box) => void;
  readonly remove: () => void;
};

function BoxButton({ box, number, change, remove }: BoxButtonProps) {
  const keys = (event: KeyboardEvent): void => {
    const moved = movedBox(box, event.key, event.shiftKey);
    if (moved) change(moved);
    else if (event.key === 'Delete' || event.key === 'Backspace') remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <button
      type="button"
      class="redact-box"
      style={styleOf(box)}
      aria-label={text('redactBox', String(number))}
      title={text('redactBoxKeys')}
      onKeyDown={keys}
    />
  );
}
