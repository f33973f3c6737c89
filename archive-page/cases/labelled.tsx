import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './labelled.css';

type LabelledProps = { readonly label: string; readonly hint?: string; readonly children: (id: string) => ComponentChildren };

/** A field under its name. */
export function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <div class="labelled">
      <label class="overline" for={id}>
        {label}
      </label>
      {children(id)}
      {hint !== undefined && <span class="small soft">{hint}</span>}
    </div>
  );
}
