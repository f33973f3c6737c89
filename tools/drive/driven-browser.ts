/** Real host names served from loopback: host → `127.0.0.1:PORT`. */
export type HostMap = Readonly<Record<string, string>>;

export type OpenOptions = {
  readonly executable: string;
  /** Absolute path of the unpacked extension. */
  readonly extension: string;
  /** Keeps the browser's profile there; without one it lies in a temporary folder and goes with the browser. */
  readonly profile?: string;
  /** With a map, hosts that it does not name cannot be reached. */
  readonly hostMap?: HostMap;
  /** Language tag of the browser, `zh-CN`. */
  readonly language?: string;
  /** IANA zone in which the browser lives. */
  readonly zone?: string;
  readonly headless: boolean;
  /** Absolute path of the folder in which downloads land without a question. */
  readonly downloads?: string;
  /** Inner size of a tab in CSS pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Gives pages of Chromium a function `gc`, which collects what nobody holds any longer. */
  readonly collects?: boolean;
};

/** Anything that JSON carries, for what goes into a page and comes back. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** How long `until` waits, in ms. */
const patience = 10_000;

/** One thing that a screen reader tells of a page. */
export type Heard = { readonly role: string; readonly name: string; readonly isFocused: boolean };

/** One tab, the same for every browser. Functions are sent as source: they see the page and their arguments, nothing else. */
export type Tab = {
  /** Runs `work` in the page; what it returns comes back as JSON does (undefined as null). */
  evaluate<A extends readonly Json[], R>(work: (...args: A) => R | Promise<R>, ...args: A): Promise<R>;
  /** Waits until `holds` is true in the page. Throws after ten seconds, naming what was awaited. */
  until<A extends readonly Json[]>(what: string, holds: (...args: A) => boolean, ...args: A): Promise<void>;
  /** Types into whatever has the focus, key by key. */
  type(text: string): Promise<void>;
  /** Presses a key by its name, such as `ArrowDown`. */
  press?(key: string): Promise<void>;
  /** Moves the pointer to a place of the window, in CSS pixels, and clicks there. */
  click?(x: number, y: number): Promise<void>;
  /** Clicks on the extension's icon while this tab is in sight: the popup opens, and the extension may look at the tab. */
  clickIcon?(): Promise<void>;
  /** Clicks on the button that a screen reader finds by this name, closed shadow roots included; only Chromium is asked to. */
  clickButton?(name: string): Promise<void>;
  /** What a screen reader finds, closed shadow roots included, in order; only Chromium tells. */
  heard?(): Promise<readonly Heard[]>;
  goto(url: string): Promise<void>;
  /** Makes this the tab that is looked at. */
  show(): Promise<void>;
  /** A PNG of what the tab shows. */
  picture(): Promise<Uint8Array>;
  close(): Promise<void>;
};

export type DrivenBrowser = {
  readonly family: 'chromium' | 'firefox';
  /** `chrome-extension://…` or `moz-extension://…`, no slash at the end. */
  readonly origin: string;
  /** Opens `url` in a tab of its own, visible, and answers once its document is there. */
  open(url: string): Promise<Tab>;
  /** Waits for a tab that opened by itself and shows this address. */
  opened(url: string): Promise<Tab>;
  /** Ends the extension's background as the browser does when it idles; answers once it is gone. `from` is a tab with a page of the extension. */
  stopBackground(from: Tab): Promise<void>;
  /** Runs `work` inside the extension's background, as source like a tab's; only Chromium lets it in. */
  inBackground?<A extends readonly Json[]>(work: (...args: A) => void, ...args: A): Promise<void>;
  /** Resolves once the browser has ended, whoever ended it. */
  readonly gone: Promise<void>;
  /** Ends the browser as a crash would. */
  kill(): Promise<void>;
  close(): Promise<void>;
};

/** `work(...args)` as an expression whose value is JSON text. */
function expressionOf<A extends readonly Json[]>(work: (...args: A) => unknown, args: A): string {
  return `(async () => JSON.stringify((await (${String(work)})(...${JSON.stringify(args)})) ?? null))()`;
}

/** `holds(...args)` as an expression whose value is `true` as soon as it holds, and `false` once `timeout` ms have passed, as JSON text. */
export function awaitingExpressionOf<A extends readonly Json[]>(holds: (...args: A) => boolean, args: A, timeout: number): string {
  return `new Promise((resolve) => {
    const end = Date.now() + ${timeout};
    const look = () => {
      let held = false;
      try { held = (${String(holds)})(...${JSON.stringify(args)}); } catch { held = false; }
      if (held || Date.now() > end) resolve(JSON.stringify(held === true));
      else setTimeout(look, 25);
    };
    look();
  })`;
}

/** The two ways into a page, given how to run an expression there whose value is JSON text. */
export function waysInto(valueOf: (expression: string) => Promise<unknown>): Pick<Tab, 'evaluate' | 'until'> {
  return {
    async evaluate<A extends readonly Json[], R>(work: (...args: A) => R | Promise<R>, ...args: A) {
      // The expression is `work` itself, so its value is what `work` returns.
      return (await valueOf(expressionOf(work, args))) as R;
    },
    async until(what, holds, ...args) {
      if ((await valueOf(awaitingExpressionOf(holds, args, patience))) !== true) throw new Error(`waited in vain: ${what}`);
    },
  };
}
