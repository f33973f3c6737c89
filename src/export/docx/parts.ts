import type { ExportRequest } from '../request';
import { languageTag } from '../speech';
import { oneLine } from '../visible-text';
import { watermarkText } from '../watermark';
import { markupText } from '../xml';
import { shaded } from './paragraph';

export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Faces for Han, as the systems of each place have them; English exports are read where simplified Chinese is. */
const eastAsian = { en: 'Microsoft YaHei', zh_CN: 'Microsoft YaHei', zh_TW: 'Microsoft JhengHei' } as const;

const style = (id: string, name: string, paragraph: string, run: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;

const between = (before: number, after: number): string => `<w:spacing w:before="${before}" w:after="${after}"/>`;

/** Styles have names that Word knows where it has them; sizes are in half points, distances in twentieths. */
export function stylesXml(request: ExportRequest): string {
  const tag = languageTag(request);
  const face = eastAsian[request.language];
  return [
    `${declaration}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>`,
    `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="${face}" w:cs="Arial"/><w:sz w:val="21"/><w:szCs w:val="21"/>`,
    `<w:lang w:val="${tag}" w:eastAsia="${tag === 'en' ? 'zh-CN' : tag}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
    `<w:pPrDefault><w:pPr>${between(0, 80)}</w:pPr></w:pPrDefault></w:docDefaults>`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>',
    style('Title', 'Title', between(0, 200), '<w:b/><w:sz w:val="36"/><w:szCs w:val="36"/>'),
    style(
      'Heading1',
      'heading 1',
      `<w:keepNext/>${between(480, 120)}<w:outlineLvl w:val="0"/>`,
      '<w:b/><w:sz w:val="28"/><w:szCs w:val="28"/>',
    ),
    style(
      'Heading2',
      'heading 2',
      `<w:keepNext/>${between(360, 120)}<w:jc w:val="center"/><w:outlineLvl w:val="1"/>`,
      '<w:b/><w:color w:val="5D6470"/><w:sz w:val="20"/>',
    ),
    style('Fact', 'Fact', between(0, 40), '<w:sz w:val="19"/>'),
    style('Meta', 'Meta', `<w:keepNext/>${between(160, 20)}`, '<w:color w:val="5D6470"/><w:sz w:val="16"/><w:szCs w:val="16"/>'),
    style('Words', 'Words', `${shaded('F1F3F5')}${between(60, 120)}`, ''),
    style('More', 'More', between(0, 40), '<w:color w:val="175490"/><w:sz w:val="17"/><w:szCs w:val="17"/>'),
    style('Earlier', 'Earlier', `${shaded('FAFAFA')}${between(60, 120)}`, '<w:color w:val="5D6470"/>'),
    style('Gap', 'Gap', `${shaded('FFF4DC')}${between(200, 200)}<w:jc w:val="center"/>`, '<w:color w:val="7A4703"/><w:sz w:val="19"/>'),
    style('Header', 'header', '', '<w:color w:val="5D6470"/><w:sz w:val="16"/>'),
    style('Copy', 'Copy', '<w:jc w:val="center"/>', '<w:b/><w:color w:val="8A3B12"/><w:sz w:val="18"/><w:szCs w:val="18"/>'),
    style('Footer', 'footer', '<w:jc w:val="center"/>', '<w:color w:val="5D6470"/><w:sz w:val="16"/>'),
    '</w:styles>',
  ].join('');
}

export const text = (words: string): string => `<w:r><w:t xml:space="preserve">${markupText(words)}</w:t></w:r>`;
const field = (name: 'PAGE' | 'NUMPAGES'): string => `<w:fldSimple w:instr=" ${name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>`;

const headerLine = (look: string, words: string): string => `<w:p><w:pPr><w:pStyle w:val="${look}"/></w:pPr>${text(words)}</w:p>`;

/** For whom the copy is, where that is told, and on pages but the first, which begins with it, the title. */
export function headerXml(request: ExportRequest, isFirst: boolean): string {
  const mark = watermarkText(request);
  const copy = mark === null ? '' : headerLine('Copy', mark);
  return `${declaration}<w:hdr ${namespaces}>${copy}${headerLine('Header', isFirst ? '' : oneLine(request.title))}</w:hdr>`;
}

/** «page x of y», counted by whatever shows the document. */
export function footerXml({ words }: ExportRequest): string {
  const [x, y] = ['\uE000', '\uE001'];
  const said = words
    .page(x, y)
    .split(/([\uE000\uE001])/)
    .map((part) => (part === x ? field('PAGE') : part === y ? field('NUMPAGES') : text(part)));
  return `${declaration}<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${said.join('')}</w:p></w:ftr>`;
}

/** A4 with a header and the footer on every page. */
export const sectionXml = [
  '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:headerReference w:type="first" r:id="rIdFirstHeader"/>',
  '<w:footerReference w:type="default" r:id="rIdFooter"/><w:footerReference w:type="first" r:id="rIdFooter"/>',
  '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>',
].join('');
