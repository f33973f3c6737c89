import type { MaskedElement, Structure } from '../src/domain/structure';

type Drawn = { readonly key: string; readonly element: MaskedElement; readonly words: string };

/** Boxes with words or a ground of their own; the rest only holds them. */
function drawnIn(element: MaskedElement, key: string): readonly Drawn[] {
  const words = element.children.filter((child) => typeof child === 'string').join(' ');
  const inner = element.children.flatMap((child, at) => (typeof child === 'string' ? [] : drawnIn(child, `${key}.${at}`)));
  if (element.style['display'] === 'none') return [];
  return [{ key, element, words }, ...inner];
}

/** The skeleton as it is drawn: boxes and filler, nothing else. */
export function Drawing({ structure, label }: { readonly structure: Structure; readonly label: string }) {
  const [, , width, height] = structure.root.box;
  return (
    <svg class="drawing" viewBox={`0 0 ${Math.max(1, width)} ${Math.max(1, height)}`} role="img" aria-label={label}>
      {drawnIn(structure.root, '0').map(({ key, element: { box, colours }, words }) => (
        <g key={key}>
          <rect
            x={box[0]}
            y={box[1]}
            width={Math.max(0, box[2])}
            height={Math.max(0, box[3])}
            class={colours[1] === 0 ? 'bare' : `ground-${colours[1] % 6}`}
          />
          {words !== '' && (
            <text x={box[0] + 2} y={box[1] + Math.min(14, box[3])}>
              {words.slice(0, Math.max(1, Math.floor(box[2] / 7)))}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
