/** What a screen is shown with; the address of the page says it. */
export type Scene = {
  readonly screen: string;
  readonly locale: string;
  /** `full`, `empty`, `slow` (a search that finds three and goes on), `alike` (one that hears 发货), `stopped` (one that gives up), `broken` (nothing can be read), `long` (very many messages), `indexing` (the search index is being built). */
  readonly data: string;
  /** State of the tab the popup is opened on. */
  readonly tab: string;
  /** How an export ends: `done`, `slow` (stays half way), `full` (no room); with `many` it is of very many messages. */
  readonly saving: string;
  /** How today's backups by mail stand in the popup: `none`, `needs`, `waiting`, `sent`. */
  readonly mail: string;
  readonly stored: Record<string, unknown>;
  /** What is typed into the popup's own page before its scripts run; null where the view is put into an empty page. */
  readonly typed: string | null;
  /** Whether every text is shown at 1.3 times its length. */
  readonly isStretched: boolean;
  /** Whether time goes on. */
  readonly ticks: boolean;
};

export function sceneOf(search: string): Scene {
  const parts = new URLSearchParams(search);
  const one = (name: string, fallback: string): string => parts.get(name) ?? fallback;
  return {
    screen: one('screen', 'popup'),
    locale: one('locale', 'en'),
    data: one('data', 'full'),
    tab: one('tab', 'archiving'),
    saving: one('saving', 'done'),
    mail: one('mail', 'none'),
    stored: JSON.parse(one('stored', '{"welcomed":true}')) as Record<string, unknown>,
    typed: parts.get('typed'),
    isStretched: parts.has('stretch'),
    ticks: parts.has('ticks'),
  };
}
