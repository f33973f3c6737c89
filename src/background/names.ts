import { getSetting, setSetting, settings } from '../platform/settings';

/** 96 random bits in 16 characters: nobody else has this name. */
function newName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

let witness: Promise<string> | null = null;

/** The name of this installation, made when it is first needed. */
export function witnessName(): Promise<string> {
  witness ??= (async () => {
    const stored = await getSetting(settings.witness);
    if (stored !== '') return stored;
    const made = newName();
    await setSetting(settings.witness, made);
    return made;
  })();
  return witness;
}
