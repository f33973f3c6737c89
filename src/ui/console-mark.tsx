import { consoleName } from './console-name';
import './console-mark.css';

/** Our own signs, not the shops' logos: a letter or character on a colour that is the console's in every list. */
const signs: Readonly<Record<string, { readonly sign: string; readonly hue: number }>> = {
  wangwang: { sign: '旺', hue: 28 },
  'qianniu-history': { sign: '牛', hue: 215 },
  'shopee-seller': { sign: 'S', hue: 12 },
  'shopee-buyer': { sign: 's', hue: 345 },
  chatui: { sign: 'C', hue: 165 },
  dingtalk: { sign: 'D', hue: 240 },
  goofish: { sign: '闲', hue: 52 },
  pinduoduo: { sign: '拼', hue: 0 },
  doudian: { sign: '抖', hue: 320 },
  'tiktok-shop': { sign: 'T', hue: 185 },
  'jd-dongdong': { sign: '京', hue: 355 },
  feishu: { sign: '飞', hue: 205 },
  'whatsapp-web': { sign: 'W', hue: 140 },
  'telegram-web': { sign: 'K', hue: 225 },
};

function hueOf(id: string): number {
  let hue = 0;
  for (const character of id) hue = (hue * 31 + (character.codePointAt(0) ?? 0)) % 360;
  return hue;
}

type ConsoleMarkProps = {
  readonly id: string;
  /** True where the console's name stands beside it: then it is decoration, else its name is read out. */
  readonly plain?: boolean;
};

/** A small square that tells consoles apart at a glance. */
export function ConsoleMark({ id, plain = false }: ConsoleMarkProps) {
  const { sign, hue } = signs[id] ?? { sign: id.slice(0, 1).toUpperCase(), hue: hueOf(id) };
  const named = plain ? { 'aria-hidden': true } : { role: 'img' as const, 'aria-label': consoleName(id), title: consoleName(id) };
  return (
    <span class="console-mark" style={{ '--hue': String(hue) }} {...named}>
      <span aria-hidden="true">{sign}</span>
    </span>
  );
}
