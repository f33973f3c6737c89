import type { ExportLanguage } from '../request';

/** Distances in CSS pixels; the picture has twice as many pixels each way, so that it is sharp on phones. */
export const scale = 2;
export const page = { width: 720, side: 24, top: 28, bottom: 24 } as const;
export const room = page.width - 2 * page.side;
export const bubble = { widest: 520, padX: 14, padY: 9, radius: 12, after: 14 } as const;
/** The most room that a picture of the chat has. */
export const pictureBox = { width: 360, height: 480 } as const;

export const colours = {
  paper: '#ffffff',
  ink: '#1b2126',
  soft: '#5d6470',
  line: '#dfe3e6',
  in: '#f1f3f4',
  out: '#dcefec',
  note: '#175490',
  gap: '#fdf3dc',
  gapInk: '#7a4703',
} as const;

/** How a text is set: size and line height in CSS pixels, weight, colour. */
export type Style = { readonly size: number; readonly leading: number; readonly weight: number; readonly colour: string };

export const styles = {
  title: { size: 21, leading: 29, weight: 700, colour: colours.ink },
  section: { size: 17, leading: 25, weight: 700, colour: colours.ink },
  fact: { size: 13, leading: 20, weight: 400, colour: colours.soft },
  day: { size: 13, leading: 20, weight: 600, colour: colours.soft },
  meta: { size: 12, leading: 18, weight: 400, colour: colours.soft },
  words: { size: 16, leading: 24, weight: 400, colour: colours.ink },
  system: { size: 14, leading: 21, weight: 400, colour: colours.soft },
  note: { size: 12, leading: 18, weight: 400, colour: colours.note },
  earlier: { size: 14, leading: 21, weight: 400, colour: colours.soft },
  gap: { size: 13, leading: 20, weight: 400, colour: colours.gapInk },
  hash: { size: 11, leading: 17, weight: 400, colour: colours.soft },
} as const satisfies Readonly<Record<string, Style>>;

const han = {
  en: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'",
  zh_CN: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC'",
  zh_TW: "'PingFang TC', 'Microsoft JhengHei', 'Noto Sans CJK TC', 'Noto Sans TC'",
} as const;

/** A style as a canvas takes it, with the faces for Han of the export's language. */
export function fontOf({ size, weight }: Style, language: ExportLanguage): string {
  const faces = `system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', ${han[language]}, 'Noto Sans Thai', sans-serif`;
  return `${weight} ${size}px ${faces}, 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji'`;
}
