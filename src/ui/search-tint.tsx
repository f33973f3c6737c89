import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { QueryProblem } from '../search/language/problems';
import { type Token, tokensOf } from '../search/language/tokens';
import './search-tint.css';

type Piece = { readonly text: string; readonly tint: 'term' | 'sign' | 'wrong' | null };

function tintOf({ kind, start, end }: Token, problems: readonly QueryProblem[]): Piece['tint'] {
  if (problems.some((one) => one.start < end && start < one.end)) return kind === 'open' ? null : 'wrong';
  if (kind === 'field' || kind === 'regex') return 'term';
  return kind === 'or' || kind === 'and' || kind === 'not' ? 'sign' : null;
}

/** What was typed in pieces: fields and patterns, signs between terms, and what is wrong, each apart from plain words. */
function piecesOf(typed: string, problems: readonly QueryProblem[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const token of tokensOf(typed)) {
    const tint = tintOf(token, problems);
    if (tint === null) continue;
    // A field may stand before nothing yet but spaces.
    const end = token.start + typed.slice(token.start, token.end).trimEnd().length;
    pieces.push({ text: typed.slice(at, token.start), tint: null }, { text: typed.slice(token.start, end), tint });
    at = end;
  }
  return [...pieces, { text: typed.slice(at), tint: null }];
}

type SearchTintProps = {
  readonly typed: string;
  readonly problems: readonly QueryProblem[];
  readonly box: RefObject<HTMLInputElement | null>;
};

/** Lies behind the search box, says the same words unseen, and tints those that are terms. Decoration: what is wrong is also said in words. */
export function SearchTint({ typed, problems, box }: SearchTintProps) {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const follow = (): void => {
      if (layer.current && box.current) layer.current.scrollLeft = box.current.scrollLeft;
    };
    follow();
    const gone = new AbortController();
    for (const name of ['scroll', 'input', 'keyup', 'pointerup']) box.current?.addEventListener(name, follow, { signal: gone.signal });
    return () => gone.abort();
  }, [box, typed]);
  return (
    <div class="search-tint" aria-hidden="true" dir="auto" ref={layer}>
      {piecesOf(typed, problems).map(({ text, tint }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- pieces have no other name than their place
        <span key={index} class={tint === null ? undefined : `tint-${tint}`}>
          {text}
        </span>
      ))}
    </div>
  );
}
