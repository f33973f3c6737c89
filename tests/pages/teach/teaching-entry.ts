import en from '../../../_locales/en/messages.json';
import zhCN from '../../../_locales/zh_CN/messages.json';
import zhTW from '../../../_locales/zh_TW/messages.json';
import { readByLayout } from '../../../content-scripts/reader/layout/read-by-layout';
import { type PickedProfile, ProfilePicking } from '../../../content-scripts/teach/profile-picking';
import { Teaching } from '../../../content-scripts/teach/teaching';
import type { Hints } from '../../../content-scripts/reader/hints';

type Texts = Readonly<Record<string, { readonly message: string }>>;
const locales: Readonly<Record<string, Texts>> = { en, 'zh-CN': zhCN, 'zh-TW': zhTW };

/** What came of a lesson, for a test to look at. */
export type Taught = { readonly saved: readonly Hints[]; readonly ended: number };

/** Begins teaching on this page with a shadow root that tests can look into. */
function startTeaching(language: string): void {
  const texts = locales[language] ?? en;
  const saved: Hints[] = [];
  const state = { saved, ended: 0 };
  Object.assign(window, { taught: state });
  const teaching = new Teaching({
    layout: readByLayout,
    say: (key, ...parts) => (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, at: string) => parts[Number(at) - 1] ?? ''),
    language,
    save: async (hints) => saved.push(hints),
    ended: () => {
      state.ended += 1;
    },
    mode: 'open',
  });
  Object.assign(window, { teaching });
}

/** Begins picking a profile on this page; the first picture cannot be taken, the others can. */
function startProfile(language: string): void {
  const texts: Texts = locales[language] ?? en;
  const say = (key: string, ...parts: string[]): string =>
    (texts[key]?.message ?? '').replace(/\$(\d)/g, (_, at: string) => parts[Number(at) - 1] ?? '');
  const kept: PickedProfile[] = [];
  Object.assign(window, { kept });
  const picking = new ProfilePicking({
    say,
    language,
    question: say('profileAskOf', 'Marta Lind'),
    keep: async (picked) => {
      if (kept.push(picked) === 1) throw new Error('no picture');
    },
    ended: () => undefined,
    mode: 'open',
  });
  Object.assign(window, { picking });
}

Object.assign(window, { startTeaching, startProfile });
