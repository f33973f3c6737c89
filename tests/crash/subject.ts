import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { requireBrowser } from '../../tools/browsers.ts';
import { addOnId } from '../../tools/development-copy.ts';
import { openAutomation, type Asking } from '../../tools/drive/automation.ts';
import { openChromium } from '../../tools/drive/chromium.ts';
import type { DrivenBrowser, Tab } from '../../tools/drive/driven-browser.ts';
import { openFirefox } from '../../tools/drive/firefox.ts';
import type { Family } from '../support/extension.ts';
import { copyForCrashes, type CopyOptions } from './crash-copy.ts';
import { killIn, type Victim } from './processes.ts';

/** Ms that anything asked of a browser may take, and that it may take to start on a busy machine. */
const patience = 60_000;
const patienceAtStart = 180_000;

/** Rejects when `work` takes longer than it may: what is asked of a process that is gone may never be answered. */
export async function answered<T>(what: string, work: Promise<T>, within = patience): Promise<T> {
  const end = new AbortController();
  const late = pause(within, null, { signal: end.signal }).then(() => {
    throw new Error(`no answer: ${what}`);
  });
  late.catch(() => undefined);
  return Promise.race([work, late]).finally(() => end.abort());
}

/** A browser with the extension on a profile that outlives it; nothing runs until it is begun. */
export class Subject {
  readonly family: Family;
  readonly #folder: string;
  #browser: DrivenBrowser | null = null;
  #asking: Asking | null = null;

  constructor(family: Family) {
    this.family = family;
    this.#folder = mkdtempSync(join(tmpdir(), 'liaocun-crash-'));
  }

  /** Starts the browser with a new profile and a copy of the extension made for it. */
  async begin(options: CopyOptions): Promise<void> {
    mkdirSync(this.downloads);
    await copyForCrashes(this.family, this.#extension, options);
    await this.revive();
  }

  get browser(): DrivenBrowser {
    if (!this.#browser) throw new Error('the browser is not running');
    return this.#browser;
  }

  get asking(): Asking {
    if (!this.#asking) throw new Error('the browser is not running');
    return this.#asking;
  }

  /** The folder in which downloads land. */
  get downloads(): string {
    return join(this.#folder, 'downloads');
  }

  get #extension(): string {
    return join(this.#folder, 'extension');
  }

  get #profile(): string {
    return join(this.#folder, 'profile');
  }

  /** Starts the browser on its profile. */
  async revive(): Promise<void> {
    const options = {
      executable: requireBrowser(this.family),
      extension: this.#extension,
      downloads: this.downloads,
      profile: this.#profile,
      hostMap: {},
      zone: 'Asia/Taipei',
      language: 'en-US',
      headless: true,
      size: { width: 1280, height: 800 },
    };
    const opening = this.family === 'firefox' ? openFirefox({ ...options, addOn: addOnId(this.#extension) }) : openChromium(options);
    this.#browser = await answered('the start of the browser', opening, patienceAtStart);
    this.#asking = await answered('the automation page', openAutomation(this.#browser));
  }

  /** SIGKILL for that part of the browser, and what is needed to ask the extension again afterwards. */
  async kill(victim: Victim): Promise<void> {
    const killed = killIn(this.#profile, victim);
    if (killed === 0) throw new Error(`there was no process to kill: ${victim}`);
    if (victim === 'browser') {
      await this.browser.kill();
      await this.revive();
    }
    if (victim === 'extension') {
      void this.asking.tab.close().catch(() => undefined);
      this.#asking = await answered('the automation page', this.#askingAgain());
    }
  }

  /** A page that opens before the browser has noticed that its process is gone goes with it. */
  async #askingAgain(): Promise<Asking> {
    const first = await openAutomation(this.browser).catch(() => null);
    return first ?? openAutomation(this.browser);
  }

  /** Closes a tab whose process may be gone. */
  async leave(tab: Tab): Promise<void> {
    await answered('the end of a tab', tab.close(), 5000).catch(() => undefined);
  }

  /** Ends the browser and removes its profile. */
  async end(): Promise<void> {
    killIn(this.#profile, 'browser');
    await this.#browser?.kill();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
