import { turnConsole } from '../src/platform/consoles';
import { text } from '../src/platform/i18n';
import type { OffConsole, TabState } from '../src/platform/messages';
import { requestOrigins } from '../src/platform/permissions';
import type { Background } from '../src/ui/background-port';
import { consoleName } from '../src/ui/console-name';
import { usePorts } from '../src/ui/ports';

/** What is said of a page whose console is switched off. */
export function offConsoleTitle({ id }: OffConsole): readonly [title: string, more: string] {
  return [text('consoleIsOff', consoleName(id)), text('consoleIsOffMore')];
}

type EnableConsoleProps = {
  readonly tab: TabState;
  readonly console: OffConsole;
  readonly act: (job: Promise<unknown>) => void;
};

/** Turns the console of the open page on by one click, in which the browser may ask for its hosts. */
export function EnableConsole({ tab, console, act }: EnableConsoleProps) {
  const { background } = usePorts();
  return (
    <button type="button" class="button main" onClick={() => act(turnOn(console, tab.tabId, background))}>
      {text('consoleTurnOn')}
    </button>
  );
}

async function turnOn({ id, hosts }: OffConsole, tabId: number, background: Background): Promise<void> {
  if (!(await requestOrigins(hosts))) return;
  await turnConsole(id, true);
  await background.archivePage({ tabId });
}
