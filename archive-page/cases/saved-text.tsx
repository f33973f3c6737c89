import { useEffect, useRef, useState } from 'preact/hooks';
import { Labelled } from './labelled';

/** So long after the last key a text is saved, in ms. */
const pauseMs = 700;

type SavedTextProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly save: (value: string) => void;
  readonly lines?: boolean;
  readonly most: number;
};

/** What is typed in a field, saved a pause after the last key and when the field is left. What is stored meanwhile does not overtake it. */
export function useTyped(value: string, save: (value: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const latest = useRef({ typed, save });
  latest.current = { typed, save };
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const flush = (): void => {
    clearTimeout(timer.current);
    const { typed: words } = latest.current;
    if (words === null) return;
    latest.current.save(words);
    latest.current.typed = null;
    setTyped(null);
  };
  useEffect(() => {
    const hide = (): void => void (document.visibilityState === 'hidden' && flush());
    document.addEventListener('visibilitychange', hide);
    addEventListener('pagehide', flush);
    return () => {
      document.removeEventListener('visibilitychange', hide);
      removeEventListener('pagehide', flush);
      flush();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- it reads what is latest whenever it is called
  }, []);
  const type = (words: string): void => {
    latest.current.typed = words;
    setTyped(words);
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, pauseMs);
  };
  return { value: typed ?? value, type, flush };
}

/** A field that saves itself. */
export function SavedText({ label, hint, value, save, lines = false, most }: SavedTextProps) {
  const typing = useTyped(value, save);
  const shared = { class: 'field', dir: 'auto', maxLength: most, value: typing.value, onBlur: typing.flush } as const;
  return (
    <Labelled label={label} {...(hint === undefined ? {} : { hint })}>
      {(id) =>
        lines ? (
          <textarea id={id} rows={2} {...shared} onInput={(event) => typing.type(event.currentTarget.value)} />
        ) : (
          <input id={id} autocomplete="off" {...shared} onInput={(event) => typing.type(event.currentTarget.value)} />
        )
      }
    </Labelled>
  );
}
