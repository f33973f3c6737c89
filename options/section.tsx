import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

type SectionProps = {
  readonly title: string;
  /** By this the page's address leads to it. */
  readonly name?: string;
  readonly more?: string;
  readonly children: ComponentChildren;
};

/** One part of the options, under its heading. */
export function Section({ title, name, more, children }: SectionProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (name !== undefined && location.hash === `#${name}`) section.current?.focus();
  }, [name]);
  return (
    <section class="section" ref={section} tabIndex={name === undefined ? undefined : -1} aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{title}</h2>
        {more !== undefined && <p class="soft">{more}</p>}
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}
