import type { Row } from '../../src/domain/row';
import type { Sighting } from '../../src/domain/sighting';
import { shownAs, type TrueMessage } from './history';
import { timesShown, type TimeStyle } from './labels';
import type { Chance } from './random';
import { sittings, type Look } from './sittings';

/** Which messages carry the platform's id: all, half of the rows at each look, or none. */
export const idStyles = ['always', 'sometimes', 'never'] as const;
export type IdStyle = (typeof idStyles)[number];
export type Setting = { readonly times: TimeStyle; readonly ids: IdStyle };

/** A sighting, whose device made it, and which true messages it showed, with the words it showed of them. */
export type View = { readonly sighting: Sighting; readonly witness: string; readonly shown: readonly Shown[] };
export type Shown = { readonly index: number; readonly text: string; readonly isRecall: boolean };

/** What the pages showed of a conversation, look by look. */
export function views(luck: Chance, truth: readonly TrueMessage[], setting: Setting): readonly View[] {
  const names = luck.maybe(0.5) ? { before: '小林', from: luck.between(0, 30), after: '小林🌸' } : null;
  const habit = setting.times === 'clock' || luck.maybe(0.3) ? 'unknown' : 'today';
  return sittings(luck, truth).map((look, number) => view(luck, truth, { ...look, setting, number, names, habit }));
}

type Scene = Look & {
  readonly setting: Setting;
  readonly number: number;
  /** What the other side is called, if the page says so, before and from a certain look on. */
  readonly names: { readonly before: string; readonly from: number; readonly after: string } | null;
  /** What the reader knows of the page's bare clocks. */
  readonly habit: Sighting['bareClock'];
};

function view(luck: Chance, truth: readonly TrueMessage[], scene: Scene): View {
  const { from, to, at, setting, number, names } = scene;
  const style = scene.how === 'imported' ? 'second' : setting.times;
  const times = timesShown(
    truth.slice(from, to).map((message) => message.at),
    truth[from - 1]?.at ?? null,
    { style, now: at, zone: scene.device.zone },
  );
  const rows: Row[] = [];
  const shown: Shown[] = [];
  truth.slice(from, to).forEach((message, place) => {
    const as = shownAs(message, at - scene.device.skew);
    const time = times[place];
    if (!as || !time) return;
    const isPending = scene.isPending && from + place === to - 1 && message.direction === 'out';
    const isShell = scene.how !== 'imported' && luck.maybe(0.02);
    const hasId = setting.ids === 'always' || (setting.ids === 'sometimes' && luck.maybe(0.5));
    const sender = names && message.direction === 'in' ? (number < names.from ? names.before : names.after) : null;
    const platformId = isPending ? `temporary-${number}` : hasId ? message.id : null;
    rows.push({ ...rowOf(message, as, isShell), time, platformId, sender, ...(isPending ? { state: 'pending' } : {}) });
    if (!isShell && !isPending) shown.push({ index: from + place, ...as });
  });
  return { shown, witness: scene.device.name, sighting: sighting(rows, scene) };
}

function rowOf(
  { direction }: TrueMessage,
  { text, isRecall }: { readonly text: string; readonly isRecall: boolean },
  isShell: boolean,
): Omit<Row, 'time' | 'platformId' | 'sender'> {
  return {
    direction: isRecall && !isShell ? 'system' : direction,
    kind: isShell ? 'unknown' : isRecall ? 'recall' : direction === 'system' ? 'system' : 'text',
    text: isShell ? '' : text,
    attachments: [],
    state: isShell ? 'shell' : 'whole',
    auto: false,
  };
}

function sighting(rows: readonly Row[], { at, device, how, number, habit }: Scene): Sighting {
  return {
    id: `view-${number}`,
    console: 'wangwang',
    reader: { name: 'simulated', version: '0' },
    page: { url: 'https://market.m.taobao.com/', title: '' },
    parties: { account: 'me', peer: { id: 'peer', name: 'peer' }, conversationId: null },
    orders: [],
    at,
    zone: device.zone,
    lang: 'zh-CN',
    bareClock: habit,
    how,
    fromStart: false,
    refused: 0,
    rows: [...rows],
  };
}
