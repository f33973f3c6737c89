/** Keeps the page from hearing that these keys (by their `code`) are still held and come up, since it never heard them go down. */
export function silenceReleases(codes: ReadonlySet<string>): void {
  const held = new Set(codes);
  if (held.size === 0) return;
  const done = new AbortController();
  const hear = (event: KeyboardEvent): void => {
    const isOurs = held.has(event.code) && (event.type === 'keyup' || event.repeat);
    if (isOurs) event.stopImmediatePropagation();
    if (event.type === 'keyup') held.delete(event.code);
    // A key that goes down anew came up where nobody heard it.
    if (held.size === 0 || (event.type === 'keydown' && !isOurs)) done.abort();
  };
  for (const name of ['keydown', 'keyup'] as const) window.addEventListener(name, hear, { capture: true, signal: done.signal });
}
