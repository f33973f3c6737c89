import en from '../../_locales/en/messages.json';
import zhCN from '../../_locales/zh_CN/messages.json';
import zhTW from '../../_locales/zh_TW/messages.json';
import { stretched } from './stretch';

type Entry = { readonly message: string; readonly placeholders?: Readonly<Record<string, { readonly content: string }>> };
type Texts = Readonly<Record<string, Entry>>;

const locales: Readonly<Record<string, readonly [texts: Texts, tag: string]>> = {
  en: [en, 'en'],
  zh_CN: [zhCN, 'zh-CN'],
  zh_TW: [zhTW, 'zh-TW'],
};

const filled = (message: string, parts: readonly string[]): string =>
  message.replace(/\$(\d)/g, (_, at: string) => parts[Number(at) - 1] ?? '');

/** What the program reads, and nobody else. */
const unshown: ReadonlySet<string> = new Set(['languageTag', 'deleteWord', 'dateWords']);

function messageIn(texts: Texts, key: string, parts: readonly string[], isStretched: boolean): string {
  const entry = texts[key];
  if (!entry) return '';
  const message = isStretched && !unshown.has(key) ? stretched(entry.message) : entry.message;
  const named = message.replace(/\$(\w+)\$/g, (_, name: string) => entry.placeholders?.[name.toLowerCase()]?.content ?? '');
  return filled(named, parts);
}

/** An event that does not come. */
/** Permissions that were asked for and so are given. */
const granted = new Set<string>();
const never = { addListener: () => {}, removeListener: () => {} };

type Change = (changes: Record<string, { newValue?: unknown }>, area: string) => void;

/** The part of `browser.*` that the pages use, over the locale files and a store in memory. */
export function pageBrowser(locale: string, stored: Record<string, unknown>, isStretched: boolean): object {
  const [texts, tag] = locales[locale] ?? [en, 'en'];
  const listeners = new Set<Change>();
  return {
    i18n: {
      getMessage: (key: string, parts: readonly string[] = []) => messageIn(texts, key, parts, isStretched),
      getUILanguage: () => tag,
    },
    storage: {
      local: {
        get: async (key: string) => ({ [key]: stored[key] }),
        set: async (values: Record<string, unknown>) => {
          Object.assign(stored, values);
          const changes = Object.fromEntries(Object.entries(values).map(([key, newValue]) => [key, { newValue }]));
          for (const listener of listeners) listener(changes, 'local');
        },
      },
      onChanged: {
        addListener: (listener: Change) => listeners.add(listener),
        removeListener: (listener: Change) => listeners.delete(listener),
      },
    },
    permissions: {
      getAll: async () => ({ origins: [] }),
      remove: async () => true,
      async request({ permissions = [] }: { readonly permissions?: readonly string[] }) {
        permissions.forEach((one) => granted.add(one));
        return true;
      },
      contains: async ({
        origins = [],
        permissions = [],
      }: {
        readonly origins?: readonly string[];
        readonly permissions?: readonly string[];
      }) => permissions.some((one) => granted.has(one)) || origins.some((one) => !one.includes('more')),
      onAdded: never,
      onRemoved: never,
    },
    commands: {
      getAll: async () => [
        { name: '_execute_action', shortcut: 'Alt+Shift+L' },
        { name: 'open-archive', shortcut: '' },
      ],
    },
    identity: { getRedirectURL: () => 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/' },
    runtime: {
      id: 'screens',
      getURL: (path: string) => `chrome-extension://screens/${path}`,
      // No program is installed: the port closes at once.
      connectNative: () => ({
        error: { message: 'Specified native messaging host not found.' },
        postMessage: () => undefined,
        disconnect: () => undefined,
        onMessage: never,
        onDisconnect: { addListener: (callback: () => void) => queueMicrotask(callback) },
      }),
    },
  };
}
