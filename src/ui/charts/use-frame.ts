import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * The room a picture has: its width in CSS pixels (0 before it is known), whether lines run from right to left there, and how much larger
 * than usual the reader wants letters.
 */
export type Frame = { readonly width: number; readonly isMirrored: boolean; readonly letters: number };

/** In CSS pixels. */
const usualLetters = 16;

const isSame = (one: Frame, other: Frame): boolean =>
  one.width === other.width && one.isMirrored === other.isMirrored && one.letters === other.letters;

/** Measures an element, again whenever its width changes. */
export function useFrame(): readonly [ref: Ref<HTMLDivElement>, frame: Frame] {
  const ref = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState<Frame>({ width: 0, isMirrored: false, letters: 1 });
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const measure = (): void => {
      const next = {
        width: Math.floor(box.clientWidth),
        isMirrored: getComputedStyle(box).direction === 'rtl',
        letters: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / usualLetters,
      };
      setFrame((now) => (isSame(now, next) ? now : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [ref, frame];
}
