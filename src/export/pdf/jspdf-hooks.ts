import type { jsPDF } from 'jspdf';

type StreamOptions = {
  readonly data: string;
  readonly filters: readonly string[];
  readonly addLength1?: boolean;
  readonly additionalKeyValues?: { key: string; value: string }[];
};

/** What `putFont` hands out for each of the document's font slots while the file is written. */
type FontSlot = { readonly id: string; objectNumber?: number; isAlreadyPutted?: boolean };

/** The parts of jsPDF by which plugins write objects and page content of their own; its types leave them out. */
export type PdfObjects = {
  /** Adds an operator to the present page, or a line to the present object. */
  write(line: string): void;
  /** Begins an indirect object and answers its number. */
  newObject(): number;
  /** Begins, or begins anew, the object of that number; the file's table of objects points at the last beginning. */
  newObjectDeferredBegin(number: number, isAtThisPlace: boolean): void;
  putStream(options: StreamOptions): void;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

function isPdfObjects(value: unknown): value is PdfObjects {
  return (
    isRecord(value) && ['write', 'newObject', 'newObjectDeferredBegin', 'putStream'].every((name) => typeof value[name] === 'function')
  );
}

const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === 'string');

function isFontSlot(value: unknown): value is FontSlot {
  return isRecord(value) && typeof value['id'] === 'string';
}

/** Opens jsPDF's plugin interface. Throws where a version of jsPDF no longer has it. */
export function pdfObjects(document: jsPDF): PdfObjects {
  const internal: unknown = document.internal;
  if (!isPdfObjects(internal)) throw new Error('this jsPDF has no object writers');
  return internal;
}

/** The operators of one page so far, in order; what is put in between is written with them. Throws for a page that is not there. */
export function pageOperators(document: jsPDF, pageNumber: number): string[] {
  const operators: unknown = document.internal.pages[pageNumber];
  if (!isStrings(operators)) throw new Error(`this jsPDF keeps no operators for page ${pageNumber}`);
  return operators;
}

/**
 * Puts fonts of ours in the place of the fourteen standard ones that every jsPDF document names `F1` to `F14`: `putFont` is called
 * for each as the file is written, and answers the number of the font object. A slot that is not used names the first font again.
 */
export function fillFontSlots(document: jsPDF, fonts: number, putFont: (index: number) => number): void {
  let first: number | undefined;
  document.internal.events.subscribe('putFont', (event: unknown) => {
    const slot = isRecord(event) ? event['font'] : undefined;
    if (!isFontSlot(slot)) return;
    const index = Number(slot.id.slice(1)) - 1;
    slot.objectNumber = index < fonts || first === undefined ? putFont(index) : first;
    slot.isAlreadyPutted = true;
    first ??= slot.objectNumber;
  });
}
