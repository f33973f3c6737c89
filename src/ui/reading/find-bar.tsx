import type { RefObject } from 'preact';
import { text } from '../../platform/i18n';
import { numberText } from '../format';
import { Icon } from '../icon';
import { usePorts } from '../ports';
import './find-bar.css';

type FindBarProps = {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly words: string;
  readonly setWords: (words: string) => void;
  /** How many were found, and which of them is shown, from 1; null while that is not known. */
  readonly found: number | null;
  readonly at: number | null;
  readonly go: (by: 1 | -1) => void;
  readonly close: () => void;
};

/** Finds words in the conversation that is open. */
export function FindBar({ box, words, setWords, found, at, go, close }: FindBarProps) {
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Enter') go(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="find-bar" role="search" aria-label={text('keyFind')} onKeyDown={keys}>
      <input
        ref={box}
        class="field"
        type="text"
        aria-label={text('keyFind')}
        placeholder={text('keyFind')}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      <span class="found-count number soft" role="status">
        <bdi>{words.trim() !== '' && found !== null && <Count found={found} at={at} />}</bdi>
      </span>
      <Button name={text('keyPreviousHit')} icon="up" disabled={!found} press={() => go(-1)} />
      <Button name={text('keyNextHit')} icon="down" disabled={!found} press={() => go(1)} />
      <Button name={text('findClose')} icon="close" press={close} />
    </div>
  );
}

function Count({ found, at }: { readonly found: number; readonly at: number | null }) {
  const { language } = usePorts();
  if (found === 0) return <>{text('findNone')}</>;
  return <>{text('findCount', at === null ? '–' : numberText(at, language), numberText(found, language))}</>;
}

type ButtonProps = {
  readonly name: string;
  readonly icon: 'up' | 'down' | 'close';
  readonly disabled?: boolean;
  readonly press: () => void;
};

function Button({ name, icon, disabled = false, press }: ButtonProps) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} disabled={disabled} onClick={press}>
      <Icon name={icon} />
    </button>
  );
}
