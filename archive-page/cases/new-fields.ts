import type { Conversation } from '../../src/archive/ports';
import type { CaseFields, Exhibit, ExhibitWhat } from '../../src/cases/case';
import { presetOf } from '../../src/cases/presets';
import { peerName } from '../../src/ui/parties';

/** The zone of this browser. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Which kind of dispute a conversation of this console most likely belongs to. */
export function presetFor({ console, host }: Pick<Conversation, 'console' | 'host'>): string {
  if (host.includes('1688')) return '1688';
  if (console.startsWith('shopee')) return 'shopee';
  return ['wangwang', 'qianniu-history'].includes(console) ? 'taobao' : 'other';
}

/** What a new case says of itself; what is known of the conversation that it begins with is filled in. */
export function newFields(name: string, preset: string, from: Conversation | null): CaseFields {
  return {
    name,
    preset,
    parties: { own: from?.account ?? '', other: from ? peerName(from) : '' },
    orders: (from?.orders ?? []).slice(0, 5),
    deadline: null,
    zone: presetOf(preset).zone ?? from?.zone ?? ownZone(),
    remind: 2,
    status: 'open',
    notes: '',
  };
}

/** A new exhibit of something, with an id of its own. */
export function newExhibit(what: ExhibitWhat, title: string): Exhibit {
  return { id: crypto.randomUUID(), what, title: title.slice(0, 300), remark: '', asks: null, watermark: '', redaction: null };
}
