import { text } from '../../src/platform/i18n';

const sides = ['sideIn', 'sideOut', 'sideSystem'] as const;

/** What the parts of a bar are, in their order. */
export function Legend() {
  return (
    <ul class="legend">
      {sides.map((side, series) => (
        <li key={side}>
          <span class={`swatch series-${series}`} aria-hidden="true" />
          {text(side)}
        </li>
      ))}
    </ul>
  );
}
