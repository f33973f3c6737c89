import { useEffect, useRef } from 'preact/hooks';
import { turnConsole } from '../src/platform/consoles';
import { isFirefox } from '../src/platform/family';
import { text } from '../src/platform/i18n';
import { giveBackOrigins, holdsOrigins, onPermissionsChanged, requestOrigins } from '../src/platform/permissions';
import { type ConsoleChoices, isConsoleOn, type KnownConsole } from '../src/ui/console-choice';
import { ConsoleMark } from '../src/ui/console-mark';
import { consoleName } from '../src/ui/console-name';
import { numberText } from '../src/ui/format';
import { usePorts } from '../src/ui/ports';
import { type Loaded, useLoad } from '../src/ui/use-load';
import { ChangedPages, HealthLine } from './console-health';
import type { KnownFacts } from './use-console-facts';

/** A console with the hosts that the browser is asked for. */
export type HostedConsole = KnownConsole & { readonly hosts: readonly string[] };

const hostsOf = ({ hosts }: HostedConsole): readonly string[] => [
  ...new Set(hosts.map((host) => new URL(host.replace('*://', 'https://').replace('*.', '')).hostname)),
];

/** Whether the browser lets a console's pages be read at this moment; undefined until that is known. */
function useHeld(hosts: readonly string[]): Loaded<boolean> {
  const held = useLoad(async () => holdsOrigins(hosts), []);
  useEffect(() => {
    const gone = new AbortController();
    onPermissionsChanged(held.reload, gone.signal);
    return () => gone.abort();
  }, [held.reload]);
  return held;
}

/** The hosts in one line; where they are many, the first and how many more, which open. */
function Hosts({ hosts }: { readonly hosts: readonly string[] }) {
  const { language } = usePorts();
  const [first = '', ...others] = hosts;
  if (others.length < 2) return <bdi>{hosts.join(', ')}</bdi>;
  return (
    <details>
      <summary>
        <bdi>{first}</bdi> {text('panesMore', numberText(others.length, language))}
      </summary>
      <bdi>{others.join(', ')}</bdi>
    </details>
  );
}

type EntryProps = {
  readonly console: HostedConsole;
  readonly choices: ConsoleChoices;
  readonly facts: KnownFacts;
  /** The console that the browser did not allow; null once one was allowed. */
  readonly refused: (id: string | null) => void;
};

type PermissionProps = { readonly names: readonly string[]; readonly isOn: boolean; readonly shipped: KnownConsole['shipped'] } & {
  readonly isHeld: boolean | undefined;
  readonly allow: () => void;
  readonly giveBack: () => void;
};

/** What the browser allows where that is not what the choice needs, and the button that changes it. */
function Permission({ names, isOn, shipped, isHeld, allow, giveBack }: PermissionProps) {
  if (isOn && isHeld === false) {
    return (
      <button type="button" class="button" aria-label={text('hostsAllow', names.join(', '))} onClick={allow}>
        {text('filesAllow')}
      </button>
    );
  }
  // What Chromium was installed with cannot be given back one by one.
  if (isOn || isHeld !== true || !(shipped === 'off' || isFirefox())) return null;
  return (
    <button type="button" class="button" aria-label={text('moreConsolesGiveBackFor', names.join(', '))} onClick={giveBack}>
      {text('moreConsolesGiveBack')}
    </button>
  );
}

/** One console: whether it is on, whether the browser lets it be read, and how that goes. */
export function ConsoleEntry({ console, choices, facts, refused }: EntryProps) {
  const { id, hosts, shipped } = console;
  const isOn = isConsoleOn(console, choices);
  const held = useHeld(hosts);
  const names = hostsOf(console);
  const box = useRef<HTMLInputElement>(null);
  const change = async (wanted: boolean): Promise<void> => {
    const isAllowed = !wanted || hosts.length === 0 || (await requestOrigins(hosts));
    refused(isAllowed ? null : id);
    if (isAllowed) await turnConsole(id, wanted);
  };
  return (
    <li class="console">
      <label class="check">
        <input
          ref={box}
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
        <span>{consoleName(id)}</span>
      </label>
      {(isOn || facts) && <HealthLine facts={facts} />}
      <div class="console-pages soft small" id={`hosts-${id}`}>
        {names.length === 0 ? text('hostsAny') : <Hosts hosts={names} />}
        {isOn && held.value === false && names.length > 0 && <span class="not-held">{text('hostsNotAllowed')}</span>}
      </div>
      <Permission
        names={names}
        isOn={isOn && names.length > 0}
        shipped={shipped}
        isHeld={names.length > 0 ? held.value : undefined}
        allow={() => void change(true)}
        giveBack={() => {
          // The button goes; the box that turns the console on stays.
          box.current?.focus();
          void giveBackOrigins(hosts);
        }}
      />
      <ChangedPages facts={facts} />
    </li>
  );
}
