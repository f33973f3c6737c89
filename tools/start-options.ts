import { parseArgs } from 'node:util';

export type StartOptions = { readonly family: 'chromium' | 'firefox'; readonly headless: boolean };

const hasDisplay = (): boolean => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);

/** What `npm start` was asked for; without a display it runs unseen. */
export function startOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({ args: [...args], options: { firefox: { type: 'boolean' }, headless: { type: 'boolean' } } });
  return { family: values.firefox ? 'firefox' : 'chromium', headless: values.headless ?? !hasDisplay() };
}
