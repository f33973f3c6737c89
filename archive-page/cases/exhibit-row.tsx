import { useState } from 'preact/hooks';
import { type Case, type Exhibit, most } from '../../src/cases/case';
import type { CaseChange } from '../../src/cases/case-change';
import { text } from '../../src/platform/i18n';
import { sizeText } from '../../src/ui/format';
import { numberOfExhibit } from '../../src/ui/cases/exhibit-number';
import { Icon } from '../../src/ui/icon';
import { usePorts } from '../../src/ui/ports';
import { useLoad } from '../../src/ui/use-load';
import { ExhibitEditor } from './exhibit-editor';
import { hashOfExhibit, iconOfExhibit, kindOfExhibit } from './exhibit-words';

export type ExhibitProps = {
  readonly of: Case;
  readonly exhibit: Exhibit;
  readonly index: number;
  readonly change: (...changes: readonly CaseChange[]) => void;
};

/** What of an exhibit is still in the archive: where its first message stands, how many of its messages are gone, or that all of it is. */
type Standing = {
  readonly first: { readonly conversation: string; readonly order: number } | null;
  readonly missing: number;
  readonly isGone: boolean;
};

function useStanding({ what }: Exhibit): Standing | undefined {
  const { archive, cases, files } = usePorts();
  const asked = useLoad(async (): Promise<Standing> => {
    if (what.kind === 'messages') {
      const places = await cases.placesOf(what.ids);
      return { first: places[0] ?? null, missing: what.ids.length - places.length, isGone: places.length === 0 };
    }
    const isThere =
      what.kind === 'conversation' || what.kind === 'days'
        ? (await archive.conversation(what.key)) !== undefined
        : what.kind !== 'file' || (await files.file(what.sha256)) !== undefined;
    return { first: null, missing: 0, isGone: !isThere };
  }, [JSON.stringify(what)]);
  return asked.value;
}

function Tell({ exhibit, standing }: { readonly exhibit: Exhibit; readonly standing: Standing | undefined }) {
  const { language } = usePorts();
  const { what, watermark, redaction } = exhibit;
  return (
    <p class="exhibit-kind soft small">
      <Icon name={iconOfExhibit(exhibit)} />
      <span>{kindOfExhibit(exhibit)}</span>
      {what.kind === 'file' && what.bytes > 0 && <span class="number">{sizeText(what.bytes, language)}</span>}
      {watermark !== '' && <bdi>“{watermark}”</bdi>}
      {redaction !== null && <span>{text('exhibitRedacted')}</span>}
      {standing?.isGone === true && (
        <strong class="exhibit-gone">
          <Icon name="warning" />
          {text('exhibitGone')}
        </strong>
      )}
      {standing?.isGone === false && standing.missing > 0 && (
        <strong class="exhibit-gone">
          <Icon name="warning" />
          {text('exhibitMissing', String(standing.missing))}
        </strong>
      )}
    </p>
  );
}

/** One exhibit: its number, its title, what it shows; opened, what can be said of it. */
export function ExhibitRow({ of, exhibit, index, change, remove }: ExhibitProps & { readonly remove: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const standing = useStanding(exhibit);
  const number = numberOfExhibit(index);
  const hash = hashOfExhibit(exhibit, standing?.first ?? null);
  const title = exhibit.title.trim() === '' ? kindOfExhibit(exhibit) : exhibit.title;
  return (
    <div class="exhibit-body">
      <div class="exhibit-line">
        <span class="exhibit-number number">{number}</span>
        <h3 class="exhibit-title" dir="auto">
          {title}
        </h3>
        <span class="exhibit-acts">
          {hash !== null && standing?.isGone === false && (
            <a class="icon-button" href={hash} aria-label={text('exhibitOpen', number)} title={text('exhibitOpen', number)}>
              <Icon name="link" />
            </a>
          )}
          <button
            type="button"
            class="icon-button"
            aria-expanded={isOpen}
            aria-label={text('exhibitEdit', number)}
            title={text('exhibitEdit', number)}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name="edit" />
          </button>
          <button
            type="button"
            class="icon-button"
            aria-label={text('exhibitRemove', number)}
            title={text('exhibitRemove', number)}
            onClick={remove}
          >
            <Icon name="close" />
          </button>
        </span>
      </div>
      <Tell exhibit={exhibit} standing={standing} />
      {!isOpen && exhibit.remark !== '' && (
        <p class="exhibit-remark" dir="auto">
          {exhibit.remark.slice(0, most.title)}
        </p>
      )}
      {isOpen && <ExhibitEditor of={of} exhibit={exhibit} index={index} change={change} />}
    </div>
  );
}
