import { useState } from 'preact/hooks';
import { turnConsole } from '../src/platform/consoles';
import { text } from '../src/platform/i18n';
import { giveBackOrigins, holdsOrigins, requestOrigins } from '../src/platform/permissions';
import { type ConsoleChoices, isConsoleOn, type KnownConsole } from '../src/ui/console-choice';
import { ConsoleMark } from '../src/ui/console-mark';
import { consoleName } from '../src/ui/console-name';
import { useLoad } from '../src/ui/use-load';
import { Section } from './section';

/** A console with the hosts that the browser is asked for. */
export type HostedConsole = KnownConsole & { readonly hosts: readonly string[] };

const hostsOf = ({ hosts }: HostedConsole): string => hosts.map((host) => new URL(host.replace('*.', '')).hostname).join(', ');

type EntryProps = { readonly console: HostedConsole; readonly choices: ConsoleChoices; readonly refused: (id: string | null) => void };

function Entry({ console, choices, refused }: EntryProps) {
  const { id, hosts } = console;
  const isOn = isConsoleOn(console, choices);
  const held = useLoad(async () => holdsOrigins(hosts), [isOn]);
  const name = consoleName(id);
  const change = async (wanted: boolean): Promise<void> => {
    const isAllowed = !wanted || (await requestOrigins(hosts));
    refused(isAllowed ? null : id);
    if (isAllowed) await turnConsole(id, wanted);
  };
  return (
    <li class="entry">
      <label class="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={`hosts-${id}`}
          onChange={({ currentTarget }) => {
            const wanted = currentTarget.checked;
            // The box shows what holds; the browser may still say no.
            currentTarget.checked = isOn;
            void change(wanted);
          }}
        />
        <ConsoleMark id={id} plain />
        <span>
          {name}
          <br />
          <small class="soft" id={`hosts-${id}`} dir="ltr">
            {hostsOf(console)}
          </small>
        </span>
      </label>
      {!isOn && held.value === true && (
        <button
          type="button"
          class="button"
          aria-label={text('moreConsolesGiveBackFor', hostsOf(console))}
          onClick={() => void giveBackOrigins(hosts).then(held.reload)}
        >
          {text('moreConsolesGiveBack')}
        </button>
      )}
    </li>
  );
}

type MoreConsolesProps = { readonly sites: readonly HostedConsole[]; readonly choices: ConsoleChoices };

/** The consoles that ship off. One turned on here is asked for at once; one turned off may have its permission taken, too. */
export function MoreConsolesSection({ sites, choices }: MoreConsolesProps) {
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <Section title={text('moreConsoles')} more={text('moreConsolesMore')}>
      <ul>
        {sites.map((console) => (
          <Entry key={console.id} console={console} choices={choices} refused={setRefused} />
        ))}
      </ul>
      <p role="status">{refused !== null && text('moreConsolesRefused', consoleName(refused))}</p>
    </Section>
  );
}
