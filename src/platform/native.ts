import { openLine, type CompanionLine } from '../mail/companion-line';
import { companionName, companionProtocol, type CompanionPort } from '../mail/companion-protocol';
import { RouteError } from '../mail/route';
import { browser } from './browser';
import { isFirefox } from './family';

/**
 * What is known of the companion. `permission`: the user has not allowed the extension to talk to programs. `restart`: that was allowed just
 * now, and this browser gives it to the extension at its next start only. `missing`: the browser knows no such program. `forbidden`: it is
 * installed for another extension. `old`, `new`: it or the extension has to be updated. `broken`: it starts and ends, or talks nonsense.
 */
export type CompanionState =
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'old' | 'new'; readonly version: string }
  | { readonly state: 'permission' | 'restart' | 'missing' | 'forbidden' | 'broken' };

const permission = { permissions: ['nativeMessaging' as const] };

/** Asks the user to let the extension talk to the companion. Only a click can ask: call it in the click's own turn, before any await. */
export async function requestCompanion(): Promise<boolean> {
  return browser.permissions.request(permission);
}

/** Starts the extension again, which closes its pages; mends the state `restart`. */
export function restartExtension(): void {
  browser.runtime.reload();
}

/** What a person types to install the companion for this very extension. */
export function companionCommand(action: 'install' | 'uninstall' | 'status' = 'install'): string {
  const own = action === 'install' && !isFirefox() ? ` --extension ${browser.runtime.id}` : '';
  return `npx liaocun-companion ${action}${own}`;
}

/** How long a connection that nobody uses stays open, in ms; while it is open a browser keeps the background awake. */
const idleMs = 20_000;

class NotReady extends Error {
  override readonly name = 'NotReady';
  readonly found: CompanionState;
  constructor(found: CompanionState) {
    super(found.state);
    this.found = found;
  }
}

/** What a browser says when a port to a program closes at once. */
function reasonIn(message: string): 'missing' | 'forbidden' | 'broken' {
  if (/not found|no such native application/i.test(message)) return 'missing';
  return /forbidden|not allowed/i.test(message) ? 'forbidden' : 'broken';
}

/** Opens a connection and holds the companion's protocol against ours. Rejects with `NotReady`. */
async function opened(): Promise<{ readonly line: CompanionLine; readonly version: string }> {
  if (!(await browser.permissions.contains(permission))) throw new NotReady({ state: 'permission' });
  if (typeof browser.runtime.connectNative !== 'function') throw new NotReady({ state: 'restart' });
  const port = browser.runtime.connectNative(companionName);
  // Firefox puts the reason on the port, Chromium where every callback finds its error.
  const line = openLine(port, () => port.error?.message ?? browser.runtime.lastError?.message ?? '');
  try {
    const { version, protocols } = await line.ask('hello', { protocol: companionProtocol }, new AbortController().signal);
    if (protocols.includes(companionProtocol)) return { line, version };
    line.close();
    throw new NotReady({ state: Math.max(...protocols) < companionProtocol ? 'old' : 'new', version });
  } catch (error) {
    if (error instanceof NotReady) throw error;
    line.close();
    throw new NotReady({ state: reasonIn(line.farewell()) });
  }
}

/** Looks whether the companion is there and fits. Nothing but its version is asked. */
export async function companionState(): Promise<CompanionState> {
  try {
    const { line, version } = await opened();
    line.close();
    return { state: 'ready', version };
  } catch (error) {
    if (error instanceof NotReady) return error.found;
    throw error;
  }
}

/** The way to the companion: connects when something is asked, and lets go when nothing was for a while. */
export function companionPort(): CompanionPort {
  let current: Promise<CompanionLine> | null = null;
  let asking = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  async function fresh(): Promise<CompanionLine> {
    try {
      const { line } = await opened();
      void line.closed.then(() => (current = null));
      return line;
    } catch (error) {
      current = null;
      if (!(error instanceof NotReady)) throw error;
      // A background that runs since before the user allowed it gets the means when it next starts, which it soon does.
      throw new RouteError(error.found.state === 'restart' ? 'wait' : 'setup', error.found.state);
    }
  }

  function letGo(): void {
    void current?.then((line) => line.close());
    current = null;
  }

  return {
    async ask(name, order, signal) {
      signal.throwIfAborted();
      clearTimeout(rest);
      asking += 1;
      try {
        current ??= fresh();
        return await (await current).ask(name, order, signal);
      } finally {
        asking -= 1;
        if (asking === 0) rest = setTimeout(letGo, idleMs);
      }
    },
  };
}
