/**
 * What the keys do while a conversation is read on the archive page. This table is what is listed and what is acted on. A key is what
 * `KeyboardEvent.key` tells, with `Mod+` (Ctrl, on a Mac Cmd) or `Shift+` before it.
 */
export const readingKeys = [
  { does: 'find', keys: ['Mod+f'], name: 'keyFind' },
  { does: 'nextHit', keys: ['n', 'F3'], name: 'keyNextHit' },
  { does: 'previousHit', keys: ['Shift+n', 'Shift+F3'], name: 'keyPreviousHit' },
  { does: 'nextMessage', keys: ['j', 'ArrowDown'], name: 'keyNextMessage' },
  { does: 'previousMessage', keys: ['k', 'ArrowUp'], name: 'keyPreviousMessage' },
  { does: 'nextDay', keys: ['Shift+ArrowDown'], name: 'keyNextDay' },
  { does: 'previousDay', keys: ['Shift+ArrowUp'], name: 'keyPreviousDay' },
  { does: 'start', keys: ['Home'], name: 'keyStart' },
  { does: 'end', keys: ['End'], name: 'keyEnd' },
  { does: 'goToDay', keys: ['g'], name: 'goToDay' },
  { does: 'select', keys: ['x'], name: 'keyChoose' },
  { does: 'copy', keys: ['c'], name: 'keyCopy' },
  { does: 'addToCase', keys: ['a'], name: 'caseAdd' },
  { does: 'help', keys: ['?'], name: 'keyHelp' },
  { does: 'leave', keys: ['Escape'], name: 'keyLeave' },
] as const;

export type Doing = (typeof readingKeys)[number]['does'];

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** The letter on the key, also where the keyboard writes another script. */
function letter({ key, code }: Pressed): string {
  const latin = /^Key([A-Z])$/.exec(code)?.[1];
  return key.length === 1 && latin !== undefined && !/[!-~]/.test(key) ? latin.toLowerCase() : key;
}

/** What a key that was pressed is for; undefined where it is for nothing. */
export function doingOf(pressed: Pressed): Doing | undefined {
  if (pressed.altKey) return undefined;
  const key = letter(pressed);
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  const name = `${pressed.ctrlKey || pressed.metaKey ? 'Mod+' : ''}${pressed.shiftKey && !isSign ? 'Shift+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
  return readingKeys.find(({ keys }) => keys.some((one) => one === name))?.does;
}

const printed: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
};

/** A key of the table as it is printed on a keyboard, with those that are held beside it. */
export function printedKey(key: string, isMac: boolean): readonly string[] {
  return key.split('+').map((part) => {
    if (part === 'Mod') return isMac ? '⌘' : 'Ctrl';
    return part.length === 1 ? part.toUpperCase() : (printed[part] ?? part);
  });
}
