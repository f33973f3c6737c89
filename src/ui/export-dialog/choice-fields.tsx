import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { text } from '../../platform/i18n';
import { type AttachmentPlace, attachmentPlaces, type ExportChoice, exportLanguages } from '../export-port';
import { bearing, type Draft } from './draft';
import { ColumnsField } from './columns-field';
import { canLock, hasColumns, isWritten, placesFor } from './format-facts';
import { LockField } from './lock-field';
import { ZoneField } from './zone-field';

/** Languages by their own names, which whoever reads them knows. */
const languageNames = { en: 'English', zh_CN: '简体中文', zh_TW: '繁體中文' } as const;
const placeNames = { in: 'exportPlaceIn', beside: 'exportPlaceBeside', none: 'exportPlaceNone' } as const;
const longestName = 120;

/** A part of the dialog under its heading. */
export function Field({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  const id = useId();
  return (
    <div class="export-field" role="group" aria-labelledby={id}>
      <h3 id={id}>{name}</h3>
      {children}
    </div>
  );
}

type SelectProps<T extends string> = {
  readonly name: string;
  readonly options: readonly T[];
  readonly chosen: T;
  readonly nameOf: (option: T) => string;
  readonly choose: (option: T) => void;
};

function Select<T extends string>({ name, options, chosen, nameOf, choose }: SelectProps<T>) {
  const change = (value: string): void => {
    const option = options.find((one) => one === value);
    if (option !== undefined) choose(option);
  };
  return (
    <select class="field" aria-label={name} value={chosen} onChange={(event) => change(event.currentTarget.value)}>
      {options.map((option) => (
        <option key={option} value={option}>
          {nameOf(option)}
        </option>
      ))}
    </select>
  );
}

function CopyField({ copyFor, change }: { readonly copyFor: string; readonly change: (copyFor: string) => void }) {
  const id = useId();
  return (
    <>
      <input
        class="field"
        type="text"
        aria-label={text('exportCopyWhom')}
        aria-describedby={id}
        placeholder={text('exportCopyNobody')}
        maxLength={longestName}
        value={copyFor}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class="soft small" id={id}>
        {text('exportCopyMore')}
      </p>
    </>
  );
}

type ChoiceFieldsProps = {
  readonly draft: Draft;
  /** The language of the page, as exports name it. */
  readonly own: (typeof exportLanguages)[number];
  readonly change: (choice: Partial<ExportChoice>) => void;
  /** What a PDF is to be locked by; null where it is to be open. */
  readonly passphrase: string | null;
  readonly lock: (passphrase: string | null) => void;
};

/** What can be chosen of an export besides format and range, as far as it means anything to the format. */
export function ChoiceFields({ draft, own, change, passphrase, lock }: ChoiceFieldsProps) {
  const { format, choice } = draft;
  const chosen = bearing(draft, passphrase);
  const [usual, ...others] = placesFor(format, chosen.passphrase !== undefined);
  const places: readonly AttachmentPlace[] = attachmentPlaces.filter((place) => place === usual || others.includes(place));
  return (
    <>
      {isWritten(format) && (
        <>
          <Field name={text('exportLanguage')}>
            <Select
              name={text('exportLanguage')}
              options={exportLanguages}
              chosen={choice.language ?? own}
              nameOf={(language) => languageNames[language]}
              choose={(language) => change({ language: language === own ? null : language })}
            />
          </Field>
          <Field name={text('exportZone')}>
            <ZoneField zone={choice.timeZone} choose={(timeZone) => change({ timeZone })} />
          </Field>
        </>
      )}
      {hasColumns(format) && (
        <Field name={text('exportColumns')}>
          <ColumnsField hasDates={format === 'xlsx'} columns={choice.columns} change={(columns) => change({ columns })} />
        </Field>
      )}
      {places.length > 1 && (
        <Field name={text('exportAttachments')}>
          <Select
            name={text('exportAttachments')}
            options={places}
            chosen={chosen.attachments ?? usual}
            nameOf={(place) => text(placeNames[place])}
            choose={(place) => change({ attachments: place === usual ? null : place })}
          />
        </Field>
      )}
      {isWritten(format) && (
        <Field name={text('exportCopyWhom')}>
          <CopyField copyFor={choice.copyFor} change={(copyFor) => change({ copyFor })} />
        </Field>
      )}
      {canLock(format) && (
        <Field name={text('exportLock')}>
          <LockField passphrase={passphrase} lock={lock} />
        </Field>
      )}
    </>
  );
}
