import { text } from '../platform/i18n';
import './keys.css';
import { printedKey, readingKeys } from './reading/keys';

type Key = Parameters<typeof text>[0];

/** What is done by keys: each way to press them, and what they do. The keys of one way are pressed together. */
export type KeyLine = { readonly ways: readonly (readonly string[])[]; readonly does: Key };
export type KeyGroup = { readonly title: Key; readonly lines: readonly KeyLine[] };

const isMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** Every key of the popup and the archive page, by where it works. What a key does stands beside the view that hears it. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: 'keysSearch',
    lines: [
      { ways: [['/']], does: 'keySearch' },
      { ways: [['↑'], ['↓']], does: 'keyWalk' },
      { ways: [['Enter']], does: 'keyOpen' },
      { ways: [['Alt', '↓']], does: 'keySuggest' },
      { ways: [['Tab']], does: 'keyTake' },
      { ways: [['Esc']], does: 'keyEscape' },
    ],
  },
  {
    title: 'keysReading',
    lines: readingKeys.map(({ keys, name }) => ({ ways: keys.map((key) => printedKey(key, isMac)), does: name })),
  },
  {
    title: 'keysMessages',
    lines: [
      { ways: [['Space']], does: 'keySelect' },
      { ways: [['Shift', 'Space']], does: 'keySelectTo' },
    ],
  },
  { title: 'casesTitle', lines: [{ ways: [['↑'], ['↓']], does: 'keyMoveExhibit' }] },
];

/** Keys as they are printed on a keyboard. */
export function Keys({ ways }: Pick<KeyLine, 'ways'>) {
  return (
    <>
      {ways.map((chord) => (
        <span key={chord.join('+')} class="chord" dir="ltr">
          {chord.map((one) => (
            <kbd key={one}>{one}</kbd>
          ))}
        </span>
      ))}
    </>
  );
}

/** Keys and what they do, line by line under their headings. */
export function KeyTable({ groups }: { readonly groups: readonly KeyGroup[] }) {
  return (
    <>
      {groups.map(({ title, lines }) => (
        <div key={title} class="key-group">
          <h3>{text(title)}</h3>
          <dl>
            {lines.map(({ ways, does }) => (
              <div key={does}>
                <dt>
                  <Keys ways={ways} />
                </dt>
                <dd>{text(does)}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </>
  );
}
