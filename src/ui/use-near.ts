import type { Ref } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** How near to what is seen an element must be, so that it is there when it is scrolled to. */
const margin = '400px';

/** True once the element has come near to what is seen. */
export function useNear<T extends Element>(): readonly [near: boolean, box: Ref<T>] {
  const [near, setNear] = useState(false);
  const box = useRef<T>(null);
  useEffect(() => {
    if (near || !box.current) return undefined;
    const observer = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && setNear(true), {
      // A margin counts from the element that scrolls, and from no other.
      root: box.current.closest('.transcript'),
      rootMargin: margin,
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [near]);
  return [near, box];
}
