import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type PanelProps = {
  readonly title: string;
  /** Beside the title: what the picture says at the pointer, or what it is of. */
  readonly aside?: ComponentChildren;
  readonly isWide?: boolean;
  readonly children: ComponentChildren;
};

/** One part of the overview: a title, and a picture with its numbers. */
export function Panel({ title, aside, isWide = false, children }: PanelProps) {
  const id = useId();
  return (
    <section class={isWide ? 'plate wide' : 'plate'} aria-labelledby={id}>
      <div class="plate-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div class="plate-aside small soft number">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
