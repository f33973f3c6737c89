import type { ComponentChildren } from 'preact';
import type { OpenArchive } from '../store/open-archive';
import { openOwnPage } from '../platform/tabs';
import { background } from '../ui/background-port';
import type { Ports } from '../ui/ports';
import { painted } from '../ui/painted';
import { pageLanguage, startPage } from '../ui/start-page';
import { exporting } from './exporting';
import { keepIndexing } from './keep-indexing';
import { workerFinder } from './worker-finder';

/** Puts a page of the extension together: the archive for reading, the background for everything else. `finder` where one was started already. */
export function showPage(archive: OpenArchive, title: string, view: ComponentChildren, finder = workerFinder()): void {
  const language = pageLanguage();
  const clock = Date.now;
  const exports = exporting(archive, background, finder, clock, language);
  const ports: Ports = {
    archive,
    finder,
    files: archive,
    cases: archive,
    identities: archive,
    mail: { ...archive.mail, dryRun: async (plan) => (await import('../mail-root/mail-composer')).dryRun(plan) },
    background,
    exporting: exports,
    async exportCase(of, choice, signal, progress) {
      const [{ casePacker }, { caseSealing }] = await Promise.all([import('./case-pack/case-pack'), import('./case-pack/case-seal')]);
      const sealing = caseSealing(archive.log, background);
      return casePacker({ exporting: exports, cases: archive, files: archive, finder, clock, language, sealing })(
        of,
        choice,
        signal,
        progress,
      );
    },
    clock,
    language,
    openPage: (page, hash) => void openOwnPage(page, hash),
  };
  startPage(title, ports, view);
  void painted().then(async () => keepIndexing(finder, background));
}
