import type { Site } from './reader/site';
import type { Cancel, Scheduler } from './watcher/scheduler';

/** Ms from the change of a page that shows no landmark until it is looked at: each look that found nothing makes the next one wait longer. */
const waits = [4000, 20_000, 90_000, 400_000];

type StrayPorts = {
  readonly scheduler: Scheduler;
  /** Whether this frame shows a chat beyond doubt, by its layout. */
  readonly look: (site: Site) => Promise<boolean>;
  /** A chat was found where its console's landmark is not. */
  readonly found: () => void;
};

/** Finds a console's chat after a redesign that took its landmark away: without it the script would sleep on. */
export class StrayChat {
  readonly #ports: StrayPorts;
  #site: Site | null = null;
  #found = false;
  #looks = 0;
  #due: Cancel | null = null;

  constructor(ports: StrayPorts) {
    this.#ports = ports;
  }

  /** The site of a chat that was found, or null; `site` is the console by the page's address. Asked whenever the page has changed. */
  consider(site: Site | null): Site | null {
    if (site?.id !== this.#site?.id) this.#begin(site);
    if (this.#found) return site;
    const wait = waits[this.#looks];
    if (site && wait !== undefined) this.#due ??= this.#ports.scheduler.after(wait, () => void this.#look(site));
    return null;
  }

  #begin(site: Site | null): void {
    this.#due?.();
    this.#due = null;
    this.#site = site;
    this.#found = false;
    this.#looks = 0;
  }

  async #look(site: Site): Promise<void> {
    const isChat = await this.#ports.look(site).catch(() => false);
    if (this.#site !== site) return;
    this.#due = null;
    this.#looks += 1;
    this.#found = isChat;
    if (isChat) this.#ports.found();
  }
}
