import type { Ref } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The room a picture has: its width in CSS pixels (0 before it is known), and whether lines run from right to left there. */
export type Frame = { readonly width: number; readonly isMirrored: boolean };

/** Measures an element, again whenever its width changes. */
export function useFrame(): readonly [ref: Ref<HTMLDivElement>, frame: Frame] {
  const ref = useRef<HTMLDivElement>(null);
  const [frame, setFrame] = useState<Frame>({ width: 0, isMirrored: false });
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return undefined;
    const measure = (): void => {
      const next = { width: Math.floor(box.clientWidth), isMirrored: getComputedStyle(box).direction === 'rtl' };
      setFrame((now) => (now.width === next.width && now.isMirrored === next.isMirrored ? now : next));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return [ref, frame];
}
