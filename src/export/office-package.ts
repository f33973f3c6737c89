import type { ExportRequest } from './request';
import { languageTag } from './speech';
import { oneLine } from './visible-text';
import { markupText } from './xml';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';

/** A relationship's type behind the common address, and what it leads to. */
type Relation = readonly [id: string, type: string, target: string];

/** The relationships of a part of an Office file. */
export function relationsXml(relations: readonly Relation[]): string {
  const told = relations.map(([id, type, target]) => {
    const address = type.startsWith('http') ? type : `${office}/${type}`;
    return `<Relationship Id="${id}" Type="${address}" Target="${target}"/>`;
  });
  return `${declaration}<Relationships xmlns="${packaged}/relationships">${told.join('')}</Relationships>`;
}

/** Where an Office file begins: its main part, and what is known of the whole. */
export function rootRelations(main: string): string {
  return relationsXml([
    ['rId1', 'officeDocument', main],
    ['rId2', `${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['rId3', 'extended-properties', 'docProps/app.xml'],
  ]);
}

/** What each part is; `parts` are names with their media types behind `application/vnd.openxmlformats-officedocument.`. */
export function contentTypes(
  parts: readonly (readonly [name: string, type: string])[],
  pictures: Readonly<Record<string, string>> = {},
): string {
  const all: typeof parts = [...parts, ['docProps/app.xml', 'extended-properties+xml']];
  const overrides = all.map(
    ([name, type]) => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}"/>`,
  );
  const defaults = Object.entries(pictures).map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`);
  return [
    `${declaration}<Types xmlns="${packaged}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    ...defaults,
    ...overrides,
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
  ].join('');
}

/** Title, maker, moment and language of the file. */
export function coreProperties(request: ExportRequest): string {
  const made = new Date(request.madeAt).toISOString().replace(/\.\d+Z$/, 'Z');
  return [
    `${declaration}<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${markupText(oneLine(request.title))}</dc:title><dc:creator>Liaocun ${markupText(request.extensionVersion)}</dc:creator>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${made}</dcterms:modified>`,
    `<dc:language>${languageTag(request)}</dc:language></cp:coreProperties>`,
  ].join('');
}

export const appProperties = `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>Liaocun</Application></Properties>`;
