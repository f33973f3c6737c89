import './charts.css';

type ShareBarProps = {
  readonly parts: readonly number[];
  /** What the longest bar of the list stands for. */
  readonly most: number;
};

/** A bar that lies in a row of a list, without numbers: those stand beside it. */
export function ShareBar({ parts, most }: ShareBarProps) {
  return (
    <span class="share-bar" aria-hidden="true">
      {parts.map((part, series) =>
        part === 0 ? null : <span key={series} class={`series-${series}`} style={{ inlineSize: `${(part / Math.max(1, most)) * 100}%` }} />,
      )}
    </span>
  );
}

/** From where (a round mark) to where (an upright one) something lies on a line, each 0 to 1. */
export function SpanBar({ from, to }: { readonly from: number; readonly to: number }) {
  return (
    <span class="span-bar" aria-hidden="true">
      <span class="span-line" style={{ insetInlineStart: `${from * 100}%`, inlineSize: `${Math.max(0, to - from) * 100}%` }} />
      <span class="span-from" style={{ insetInlineStart: `${from * 100}%` }} />
      <span class="span-to" style={{ insetInlineStart: `${to * 100}%` }} />
    </span>
  );
}
