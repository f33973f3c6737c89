import type { Structure } from '../src/domain/structure';
import { text } from '../src/platform/i18n';
import '../src/ui/base.css';
import { saveFile } from '../src/ui/save-file';
import { useLoad } from '../src/ui/use-load';
import { Drawing } from './drawing';
import { elementsIn, structureFile } from './structure-file';
import './structure-page.css';

export type StructurePageProps = {
  /** The report made last, or null. */
  readonly load: () => Promise<Structure | null>;
};

/** Shows a structure report whole before it is saved. */
export function StructurePage({ load }: StructurePageProps) {
  const { value: structure } = useLoad(load, [load]);
  if (structure === undefined) return null;
  if (structure === null) {
    return (
      <main class="structure-page">
        <h1>{text('structureTitle')}</h1>
        <p>{text('structureNone')}</p>
      </main>
    );
  }
  const file = structureFile(structure);
  const save = (): void => saveFile(`liaocun-structure-${structure.host}.html`, new Blob([file], { type: 'text/html' }));
  return (
    <main class="structure-page">
      <h1>{text('structureTitle')}</h1>
      <p class="lead">{text('structureMore')}</p>
      <p class="soft">{text('structureOf', structure.host, String(elementsIn(structure.root)), String(structure.left))}</p>
      <p>
        <button type="button" class="button main" onClick={save}>
          {text('structureSave')}
        </button>
      </p>
      <h2 id="drawn">{text('structureDrawn')}</h2>
      <div class="frame">
        <Drawing structure={structure} label={text('structureDrawn')} />
      </div>
      <h2 id="file">{text('structureFile')}</h2>
      <textarea class="field file" readOnly rows={18} aria-labelledby="file" spellcheck={false} value={file} />
    </main>
  );
}
