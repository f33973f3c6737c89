import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { text } from '../src/platform/i18n';
import { type SectionName, sectionTitles } from './sections';

type SectionProps = {
  /** By this the page's address leads to it. */
  readonly name: SectionName;
  readonly more?: string;
  readonly children: ComponentChildren;
};

/** Gives the focus to the section around a control that is about to go, so that it is not lost. */
export function focusSection({ currentTarget }: { readonly currentTarget: Element }): void {
  currentTarget.closest('section')?.focus();
}

/** One part of the options, under its heading. */
export function Section({ name, more, children }: SectionProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // The browser looked for the address's place before this was drawn.
    if (location.hash === `#${name}`) section.current?.focus();
  }, [name]);
  return (
    <section class="section" id={name} ref={section} tabIndex={-1} aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{text(sectionTitles[name])}</h2>
        {more !== undefined && <p class="soft">{more}</p>}
      </div>
      <div class="section-body">{children}</div>
    </section>
  );
}
