import { browser } from '../src/platform/browser';
import { text, uiLanguage } from '../src/platform/i18n';
import { askFromContent } from '../src/platform/messages';
import { ProfilePicking } from './teach/profile-picking';

const picking: unique symbol = Symbol.for('liaocun.profile');
/** Shared by the scripts of this extension in this frame: asked for twice, picking begins anew. */
const here: typeof globalThis & { [picking]?: ProfilePicking | null } = globalThis;

async function begin(): Promise<void> {
  const { of, name } = await askFromContent('profile', null);
  here[picking]?.remove();
  here[picking] = new ProfilePicking({
    say: text,
    language: uiLanguage(),
    question: of === 'account' ? text('profileAskOwn') : text('profileAskOf', name),
    keep: (picked) => askFromContent('profileKeep', picked),
    ended: () => {
      here[picking] = null;
      if (browser.runtime?.id !== undefined) void askFromContent('profileEnd', null).catch(() => null);
    },
    mode: 'closed',
  });
}

void begin();
