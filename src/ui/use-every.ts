import { useEffect, useRef } from 'preact/hooks';

/** Calls back every `ms` while the page can be seen, and at once when it is seen again. `null` is never. */
export function useEvery(ms: number | null, callback: () => void): void {
  const latest = useRef(callback);
  latest.current = callback;
  useEffect(() => {
    if (ms === null) return undefined;
    const act = (): void => {
      if (document.visibilityState === 'visible') latest.current();
    };
    const timer = setInterval(act, ms);
    document.addEventListener('visibilitychange', act);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', act);
    };
  }, [ms]);
}
