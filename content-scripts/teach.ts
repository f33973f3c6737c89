import { browser } from '../src/platform/browser';
import { text, uiLanguage } from '../src/platform/i18n';
import { askFromContent } from '../src/platform/messages';
import { layoutHere } from './layout-here';
import { Teaching } from './teach/teaching';

const teaching: unique symbol = Symbol.for('liaocun.teaching');
/** Shared by the scripts of this extension in this frame: asked for twice, teaching begins anew. */
const here: typeof globalThis & { [teaching]?: Teaching | null } = globalThis;

function begin(): Teaching | null {
  const layout = layoutHere();
  if (!layout) return null;
  return new Teaching({
    layout,
    say: text,
    language: uiLanguage(),
    save: (hints) => askFromContent('teachSave', hints),
    ended: () => {
      here[teaching] = null;
      if (browser.runtime?.id !== undefined) void askFromContent('teachEnd', null).catch(() => null);
    },
    mode: 'closed',
  });
}

here[teaching]?.remove();
here[teaching] = begin();
