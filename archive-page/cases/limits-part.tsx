import type { Case } from '../../src/cases/case';
import type { FileToHandIn, Misfit } from '../../src/cases/fits';
import { misfits } from '../../src/cases/fits';
import type { FileLimit, Preset } from '../../src/cases/preset';
import { presetOf } from '../../src/cases/presets';
import { text } from '../../src/platform/i18n';
import { numberText, sizeText } from '../../src/ui/format';
import { Icon } from '../../src/ui/icon';
import { usePorts } from '../../src/ui/ports';

function limitText({ types, bytes }: FileLimit, language: string): string {
  const name = types.every((one) => one.startsWith('image/'))
    ? text('typeImages')
    : types.every((one) => one.startsWith('video/'))
      ? text('typeVideos')
      : text('typeDocuments');
  return bytes === null ? name : text('limitsFile', name, sizeText(bytes, language));
}

function misfitText({ name, why, todo, is, limit }: Misfit, language: string): string {
  if (why === 'many') return text('misfitMany', numberText(is, language), numberText(limit, language));
  const sizes = [sizeText(is, language), sizeText(limit, language)] as const;
  if (why === 'total' || name === null) return text('misfitTotal', ...sizes);
  if (why === 'type') return text('misfitType', name);
  return text(todo === 'split' ? 'misfitSplit' : 'misfitShrink', name, ...sizes);
}

/** Kept files among the exhibits, as they would be handed in. */
function keptFiles({ exhibits }: Case): readonly FileToHandIn[] {
  return exhibits.flatMap(({ what, title }) => (what.kind === 'file' ? [{ name: title, type: what.type, bytes: what.bytes }] : []));
}

/** How much there is, against what is taken in all. */
function Meter({ bytes, limit, isPacked }: { readonly bytes: number; readonly limit: number | null; readonly isPacked: boolean }) {
  const { language } = usePorts();
  const size = sizeText(bytes, language);
  return (
    <div class="size-meter">
      {limit !== null && <progress aria-label={text('meterName')} value={Math.min(bytes, limit)} max={limit} />}
      <span class="number small">
        {limit === null ? text(isPacked ? 'meterPacked' : 'meterFiles', size) : text('meterOf', size, sizeText(limit, language))}
      </span>
    </div>
  );
}

function Sources({ sources }: Pick<Preset, 'sources'>) {
  return (
    <ul class="small soft sources">
      {sources.map(({ url, seen }) => (
        <li key={url}>
          <a href={url} target="_blank" rel="noreferrer noopener">
            {new URL(url).hostname}
          </a>{' '}
          {text('limitsRead', seen)}
        </li>
      ))}
    </ul>
  );
}

type LimitsProps = {
  readonly of: Case;
  /** The files of the last export, where there was one; before that only those that are kept are known. */
  readonly packed: readonly FileToHandIn[] | null;
};

/** What sizes and types are taken, how much there is, and which files will not be taken. */
export function LimitsPart({ of, packed }: LimitsProps) {
  const { language } = usePorts();
  const { limits, sources } = presetOf(of.preset);
  const files = packed ?? keptFiles(of);
  const wrong = misfits(limits, files);
  const isKnown = limits.files !== null || limits.count !== null || limits.bytes !== null;
  return (
    <section class="case-part" aria-label={text('limitsHeading')}>
      <h2 class="overline">{text('limitsHeading')}</h2>
      <ul class="limits">
        {!isKnown && <li>{text('limitsUnknown')}</li>}
        {limits.files?.map((one) => (
          <li key={one.types.join()}>{limitText(one, language)}</li>
        ))}
        {limits.count !== null && <li>{text('limitsCount', numberText(limits.count, language))}</li>}
        {limits.bytes !== null && <li>{text('limitsTotal', sizeText(limits.bytes, language))}</li>}
      </ul>
      {(files.length > 0 || limits.bytes !== null) && (
        <Meter bytes={files.reduce((sum, { bytes }) => sum + bytes, 0)} limit={limits.bytes} isPacked={packed !== null} />
      )}
      {packed === null && <p class="small soft">{text('meterChats')}</p>}
      {wrong.length > 0 && (
        <ul class="misfits">
          {wrong.map((one, at) => (
            <li key={at}>
              <Icon name="warning" />
              <span>{misfitText(one, language)}</span>
            </li>
          ))}
        </ul>
      )}
      {sources.length > 0 && <Sources sources={sources} />}
    </section>
  );
}
