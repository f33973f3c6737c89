import type { MaskedElement, Structure } from '../../src/domain/structure';

const element = (tag: string, box: MaskedElement['box'], children: MaskedElement['children'] = []): MaskedElement => ({
  tag,
  attributes: { class: 'xxx' },
  box,
  style: {},
  colours: [0, 1],
  shadow: false,
  children,
});

/** A chat of two messages as a report holds it. */
export const inventedStructure: Structure = {
  structure: 1,
  host: 'help.desk.example',
  lang: 'en',
  dir: 'ltr',
  viewport: [800, 600],
  of: 'pane',
  left: 3,
  root: element(
    'div',
    [0, 0, 600, 300],
    [element('div', [20, 20, 300, 40], ['xxxxx xx xxxx']), element('div', [280, 80, 300, 40], ['xxx xxxx'])],
  ),
};
