import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ArchiveReader, Conversation, StoredMessage } from '../archive/ports';
import { usePorts } from './ports';
import { type Problem, problemOf } from './problem';
import { useEvery } from './use-every';

const firstPage = 60;
const page = 100;
/** Rows kept in the page; the far end goes when more come in at the near one. */
const kept = 400;
const newestFirst = Number.MAX_SAFE_INTEGER;

type TranscriptPart = {
  readonly messages: readonly StoredMessage[];
  /** Whether there may be more before and after what is here. */
  readonly before: boolean;
  readonly after: boolean;
};
type Range = Parameters<ArchiveReader['messages']>[1];

function firstRange(order: number | null): Range {
  return order === null ? { limit: firstPage, before: newestFirst } : { limit: firstPage, around: order };
}

function extended(part: TranscriptPart, side: 'before' | 'after', more: readonly StoredMessage[]): TranscriptPart {
  const full = more.length === page;
  if (side === 'before') {
    const messages = [...more, ...part.messages];
    return { messages: messages.slice(0, kept), before: full, after: part.after || messages.length > kept };
  }
  const messages = [...part.messages, ...more];
  return { messages: messages.slice(-kept), before: part.before || messages.length > kept, after: full };
}

export type TranscriptState = {
  /** Null until the first page is here. */
  readonly part: TranscriptPart | null;
  readonly problem: Problem | null;
  readonly extend: (side: 'before' | 'after') => void;
};

/** The part that is shown, read anew: from the end where that is in it, else around its middle. */
function sameRange({ messages, after }: TranscriptPart): Range {
  const limit = Math.min(kept, messages.length + page);
  const middle = messages[messages.length >> 1];
  return after && middle ? { limit, around: middle.order } : { limit, before: newestFirst };
}

/**
 * Reads a conversation page by page around `order` (null: from its end), and follows its end while it is shown. When its `gaps` change,
 * messages may have come between those that are shown, and these are read anew.
 */
export function useTranscript({ key, gaps }: Pick<Conversation, 'key' | 'gaps'>, order: number | null): TranscriptState {
  const { archive } = usePorts();
  const [part, setPart] = useState<TranscriptPart | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const busy = useRef(false);
  const place = useRef('');
  place.current = `${key} ${String(order)}`;

  const ask = useCallback(
    async (range: Range, take: (messages: readonly StoredMessage[]) => void) => {
      const asked = place.current;
      busy.current = true;
      try {
        const messages = await archive.messages(key, range);
        if (asked === place.current) take(messages);
      } catch (error) {
        if (asked === place.current) setProblem(problemOf(error));
      } finally {
        if (asked === place.current) busy.current = false;
      }
    },
    [archive, key],
  );

  useEffect(() => {
    setPart(null);
    setProblem(null);
    void ask(firstRange(order), (messages) => setPart({ messages, before: messages.length > 0, after: order !== null }));
  }, [ask, order]);

  const stand = JSON.stringify(gaps);
  const shown = useRef({ key, stand });
  useEffect(() => {
    const isNews = shown.current.key === key && shown.current.stand !== stand;
    shown.current = { key, stand };
    if (isNews && part) void ask(sameRange(part), (messages) => setPart({ ...part, messages, before: true }));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only other gaps are a reason to read what is shown again
  }, [ask, key, stand]);

  const extend = useCallback(
    (side: 'before' | 'after') => {
      const edge = side === 'before' ? part?.messages[0] : part?.messages.at(-1);
      if (!part || !edge || busy.current) return;
      const range = side === 'before' ? { limit: page, before: edge.order } : { limit: page, after: edge.order };
      void ask(range, (more) => {
        const unchanged = more.length === 0 && !part[side];
        if (!unchanged) setPart(extended(part, side, more));
      });
    },
    [ask, part],
  );
  useEvery(part && !part.after ? 2000 : null, () => extend('after'));
  return { part, problem, extend };
}
