import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Conversation } from '../archive/ports';
import type { Completion } from '../search/language/complete';
import { knownNames } from './known-names';
import { optionId } from './option-list';
import { usePorts } from './ports';

type Parts = typeof import('./search-suggestions');

type Asked = {
  readonly typed: string;
  readonly change: (typed: string) => void;
  readonly box: RefObject<HTMLInputElement | null>;
  readonly conversations: readonly Conversation[];
};

/** What is offered below the search box while it is, and the component that shows it. */
export type Offered = {
  readonly List: Parts['SuggestionList'];
  readonly completion: Completion;
  readonly active: number;
  readonly activate: (index: number) => void;
  readonly take: (index: number) => void;
};

export type Suggestions = {
  readonly offered: Offered | null;
  /** To be given every key pressed in the box before anyone else; true where it was used. */
  readonly key: (event: KeyboardEvent) => boolean;
};

export const suggestionsId = 'suggestions';
export const suggestionId = (index: number): string => optionId(suggestionsId, index);

/** Where the cursor is in the box, or null while the box has not the focus or a stretch is selected. */
function useCaret(box: RefObject<HTMLInputElement | null>): number | null {
  const [caret, setCaret] = useState<number | null>(null);
  useEffect(() => {
    const look = (): void => {
      const input = box.current;
      const isIn = input !== null && document.activeElement === input && input.selectionStart === input.selectionEnd;
      setCaret(isIn ? input.selectionStart : null);
    };
    const gone = new AbortController();
    for (const name of ['selectionchange', 'input', 'focusin', 'focusout']) document.addEventListener(name, look, { signal: gone.signal });
    // What was typed before this view was there is heard of no more.
    look();
    return () => gone.abort();
  }, [box]);
  return caret;
}

/** Suggestions are for the value of a field; for all else they must be asked for. */
const isInField = (typed: string, caret: number): boolean => /[:：][^:：]*$/.test(typed.slice(0, caret));

/** The part that completes is only loaded when it is first needed. */
function useParts(wanted: boolean): { readonly parts: Parts; readonly tags: readonly string[] } | null {
  const { archive } = usePorts();
  const [loaded, setLoaded] = useState<{ readonly parts: Parts; readonly tags: readonly string[] } | null>(null);
  useEffect(() => {
    if (!wanted || loaded) return undefined;
    let isGone = false;
    const load = async (): Promise<void> => {
      const { complete, take, SuggestionList } = await import('./search-suggestions');
      const notes = await archive.notes().catch(() => new Map<string, never>());
      const tags = [...new Set([...notes.values()].flatMap((note) => note.tags))];
      if (!isGone) setLoaded({ parts: { complete, take, SuggestionList }, tags });
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [wanted, loaded, archive]);
  return loaded;
}

/** What can be typed next, in the search box. Alt+↓ asks for it; arrows walk it, Enter or Tab take, Esc closes. */
export function useSuggestions({ typed, change, box, conversations }: Asked): Suggestions {
  const { clock } = usePorts();
  const caret = useCaret(box);
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [active, activate] = useState(-1);
  const next = useRef<number | null>(null);
  const asked = askedAt !== null && caret !== null && caret >= askedAt && !/\s/.test(typed.slice(askedAt, caret));
  const wanted = caret !== null && closedAt !== typed && (asked || isInField(typed, caret));
  const loaded = useParts(wanted);
  const completion = useMemo(() => {
    if (!wanted || !loaded || caret === null) return null;
    return loaded.parts.complete(typed, caret, knownNames(conversations, loaded.tags), clock(), asked);
  }, [wanted, loaded, typed, caret, asked, conversations, clock]);
  useEffect(() => activate(-1), [typed]);
  useLayoutEffect(() => {
    if (next.current !== null) box.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  }, [box, typed]);

  const take = (index: number): boolean => {
    const suggestion = completion?.suggestions[Math.max(0, index)];
    if (!completion || !loaded || !suggestion) return false;
    const taken = loaded.parts.take(typed, completion, suggestion);
    next.current = taken.caret;
    setAskedAt(null);
    change(taken.typed);
    return true;
  };
  const close = (): boolean => {
    setAskedAt(null);
    setClosedAt(typed);
    return true;
  };
  const walk = (length: number, step: number): boolean => {
    activate(active + step < -1 ? length - 1 : active + step >= length ? -1 : active + step);
    return true;
  };
  const used = (event: KeyboardEvent): boolean => {
    if (event.isComposing) return false;
    if (event.key === 'ArrowDown' && event.altKey) {
      setClosedAt(null);
      // The whole word at the cursor is what fields and names are looked for by.
      setAskedAt(caret === null ? null : caret - (/\S*$/.exec(typed.slice(0, caret))?.[0].length ?? 0));
      return true;
    }
    if (!completion) return false;
    if (event.key === 'ArrowDown') return walk(completion.suggestions.length, 1);
    if (event.key === 'ArrowUp') return walk(completion.suggestions.length, -1);
    if (event.key === 'Escape') return close();
    if (event.key === 'Tab' && !event.shiftKey) return take(active);
    return event.key === 'Enter' && active >= 0 && take(active);
  };
  return {
    offered: completion && loaded && { List: loaded.parts.SuggestionList, completion, active, activate, take },
    key: (event) => {
      const isUsed = used(event);
      if (isUsed) event.preventDefault();
      return isUsed;
    },
  };
}
