import { useEffect } from 'preact/hooks';

/** Has the browser ask before the page is closed or left while `isBusy`: what runs in a page ends with it. */
export function useStay(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isBusy]);
}
