import { useCallback, useEffect, useState } from 'preact/hooks';
import { hashToPlace, type Place, placeToHash } from '../src/ui/place';

export type Going = {
  readonly place: Place;
  /** Changes part of the place. `step` leaves a step for the browser's back button; without it the present one is replaced. */
  readonly go: (part: Partial<Place>, step: boolean) => void;
};

/** The place that the URL's hash names, kept in step with it both ways. */
export function usePlace(): Going {
  const [place, setPlace] = useState(() => hashToPlace(location.hash));
  useEffect(() => {
    const moved = (): void => setPlace(hashToPlace(location.hash));
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const go = useCallback((part: Partial<Place>, step: boolean) => {
    const next = { ...hashToPlace(location.hash), ...part };
    const url = location.pathname + location.search + placeToHash(next);
    if (step) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    setPlace(next);
  }, []);
  return { place, go };
}
