import { ConsoleMark } from './console-mark';
import { consoleName } from './console-name';

/** A console that the extension knows, and whether it is on until the user says otherwise. */
export type KnownConsole = { readonly id: string; readonly shipped: 'on' | 'off' };
export type ConsoleChoices = Readonly<Record<string, boolean>>;

/** Whether a console is on, by the user's choice or as shipped. */
export function isConsoleOn(known: KnownConsole, choices: ConsoleChoices): boolean {
  return choices[known.id] ?? known.shipped === 'on';
}

type ConsoleChoiceListProps = {
  readonly sites: readonly KnownConsole[];
  readonly choices: ConsoleChoices;
  readonly change: (choices: ConsoleChoices) => void;
};

/** The consoles, each with a box that turns it on or off. */
export function ConsoleChoiceList({ sites, choices, change }: ConsoleChoiceListProps) {
  return (
    <ul>
      {sites.map((site) => (
        <li key={site.id}>
          <label class="check">
            <input
              type="checkbox"
              checked={isConsoleOn(site, choices)}
              onChange={(event) => change({ ...choices, [site.id]: event.currentTarget.checked })}
            />
            <ConsoleMark id={site.id} plain />
            <span>{consoleName(site.id)}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}
