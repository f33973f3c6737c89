import { useId, useMemo, useState } from 'preact/hooks';
import { text } from '../../platform/i18n';
import { usePorts } from '../ports';
import { allZones, foundZones, type Zone, zoneOf } from './zones';

/** So many are offered at once; more words find fewer. */
const offered = 8;

type ZoneFieldProps = {
  /** The chosen zone; null is that of the browser. */
  readonly zone: string | null;
  readonly choose: (zone: string | null) => void;
};

/** What the box stands at: what is typed, or null while the chosen zone is shown; what is offered, and which of it is marked. */
function useZoneBox({ zone, choose }: ZoneFieldProps) {
  const { language, clock } = usePorts();
  const [typed, setTyped] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const isOpen = typed !== null;
  const at = useMemo(clock, [clock]);
  const all = useMemo(() => (isOpen ? allZones(language, at) : []), [isOpen, language, at]);
  const found = isOpen ? foundZones(all, typed).slice(0, offered) : [];
  const on = Math.min(active, found.length - 1);
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const chosen = zoneOf(zone ?? own, language, at);
  const close = (): void => setTyped(null);
  const take = ({ id }: Zone): void => {
    choose(id === own ? null : id);
    close();
  };
  const used = (key: string): boolean => {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (!isOpen) setTyped('');
      else setActive(Math.max(0, Math.min(found.length - 1, on + (key === 'ArrowDown' ? 1 : -1))));
      return true;
    }
    const marked = found[on];
    if (key === 'Enter' && marked) take(marked);
    else if (key === 'Escape' && isOpen) close();
    else return false;
    return true;
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.isComposing || !used(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (value: string): void => {
    setTyped(value);
    setActive(0);
  };
  return { typed, type, isOpen, found, on, chosen, take, keys, close };
}

const said = ({ place, offset }: Zone): string => `${place} (${offset})`;

/** The time zone of an export, found by any of its names; the box shows the chosen one until something is typed. */
export function ZoneField({ zone, choose }: ZoneFieldProps) {
  const { typed, type, isOpen, found, on, chosen, take, keys, close } = useZoneBox({ zone, choose });
  const id = useId();
  return (
    <div class="zone-field">
      <input
        class="field"
        type="text"
        role="combobox"
        aria-label={text('exportZone')}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={isOpen && on >= 0 ? `${id}-${on}` : undefined}
        autocomplete="off"
        spellcheck={false}
        placeholder={said(chosen)}
        value={typed ?? said(chosen)}
        onInput={(event) => type(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={close}
        onKeyDown={keys}
      />
      {isOpen && (
        <div class="zone-list" id={id} role="listbox" aria-label={text('exportZone')}>
          {found.map((one, index) => (
            // The box keeps the focus and takes the keys; a row only needs the pointer.
            <div
              key={one.id}
              id={`${id}-${index}`}
              class="zone"
              role="option"
              aria-selected={index === on}
              onPointerDown={(event) => {
                event.preventDefault();
                take(one);
              }}
            >
              <bdi>{one.place}</bdi>
              <span class="soft number">{one.offset}</span>
              <span class="soft small line">{one.name}</span>
            </div>
          ))}
          {found.length === 0 && <p class="soft">{text('filterNone')}</p>}
        </div>
      )}
    </div>
  );
}
