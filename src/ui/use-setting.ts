import { useCallback, useEffect, useState } from 'preact/hooks';
import { getSetting, onSettingChanged, setSetting } from '../platform/settings';

type Item<T> = Parameters<typeof getSetting<T>>[0];

/** A setting as it is now, wherever it was changed (undefined until read), and the function that changes it. */
export function useSetting<T>(item: Item<T>): readonly [T | undefined, (value: T) => void] {
  const [value, setValue] = useState<T | undefined>(undefined);
  useEffect(() => {
    const gone = new AbortController();
    onSettingChanged(item, (changed) => setValue(() => changed), gone.signal);
    void getSetting(item).then((stored) => gone.signal.aborted || setValue(() => stored));
    return () => gone.abort();
  }, [item]);
  const change = useCallback((next: T) => void setSetting(item, next), [item]);
  return [value, change];
}
