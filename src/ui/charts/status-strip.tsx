import './charts.css';

/** How something ended: with something, with nothing new, or badly. */
export type Status = 'some' | 'none' | 'bad';

type StatusStripProps = {
  /** Oldest first, each with what is told of it under the pointer. */
  readonly items: readonly { readonly key: string | number; readonly status: Status; readonly words: string }[];
  /** All of it in a sentence. */
  readonly name: string;
};

/** How many things ended, one after the other: tall where something came of it, low where nothing was new, with a cross where it failed. */
export function StatusStrip({ items, name }: StatusStripProps) {
  return (
    <div class="status-strip" role="img" aria-label={name}>
      {items.map(({ key, status, words }) => (
        <span key={key} class={`status ${status}`} title={words} />
      ))}
    </div>
  );
}
