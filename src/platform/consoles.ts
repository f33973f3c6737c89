import { getSetting, setSetting, settings } from './settings';

/** Turns a console on or off, as the user chose it. */
export async function turnConsole(id: string, on: boolean): Promise<void> {
  const choices = await getSetting(settings.consoles);
  if (choices[id] !== on) await setSetting(settings.consoles, { ...choices, [id]: on });
}
