import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type SectionProps = { readonly title: string; readonly more?: string; readonly children: ComponentChildren };

/** One part of the options, under its heading. */
export function Section({ title, more, children }: SectionProps) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {more !== undefined && <p class="soft">{more}</p>}
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}
