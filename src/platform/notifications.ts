import { browser } from './browser';

const wish = { permissions: ['notifications' as const] };

/** Whether the user allowed notifications. */
export async function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(wish);
}

/** Asks the user for notifications. Only a click can ask: call it in the click's own turn, before any await. */
export async function askToNotify(): Promise<boolean> {
  return browser.permissions.request(wish);
}

/** Shows a notification; one of the same `id` takes the place of the one before. Does nothing where the user did not allow it. */
export async function notify(id: string, title: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  await browser.notifications.create(id, { type: 'basic', iconUrl: browser.runtime.getURL('icons/liaocun-128.png'), title, message });
}

/** Calls back when a notification is pressed. Browsers have that event only once the user allowed notifications: call it then again. */
export function onNotificationPressed(callback: (id: string) => void): void {
  const events = (browser as Partial<typeof browser>).notifications?.onClicked;
  if (events && !events.hasListener(callback)) events.addListener(callback);
}
