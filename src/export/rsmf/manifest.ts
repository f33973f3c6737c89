/** The parts of `rsmf_manifest.json` (Relativity Short Message Format 2.0) that are written here. Values of `custom` are never empty. */
export type Custom = readonly { readonly name: string; readonly value: string }[];

export type RsmfParticipant = { readonly id: string; readonly display: string; readonly account_id?: string };

export type RsmfEvent = {
  readonly id: string;
  readonly type: 'message' | 'disclaimer' | 'unknown';
  readonly body: string;
  readonly participant: string;
  readonly conversation: string;
  /** ISO 8601 with an offset. */
  readonly timestamp?: string;
  readonly deleted?: true;
  readonly direction?: 'incoming' | 'outgoing';
  readonly attachments?: readonly { readonly id: string; readonly display: string; readonly size: number }[];
  readonly edits?: readonly { readonly participant: string; readonly timestamp: string; readonly previous: string; readonly new: string }[];
  readonly custom?: Custom;
};

export type RsmfManifest = {
  readonly version: '2.0.0';
  readonly participants: readonly RsmfParticipant[];
  readonly conversations: readonly {
    readonly id: string;
    readonly display: string;
    readonly platform: string;
    readonly type: 'direct';
    readonly participants: readonly string[];
    readonly custodian: string;
    readonly custom: Custom;
  }[];
  readonly events: readonly RsmfEvent[];
  readonly eventcollectionid: string;
};

/** Name and value for `custom`, without those that have no value. */
export function customOf(values: Readonly<Record<string, string | null>>): Custom {
  return Object.entries(values).flatMap(([name, value]) => (value === null || value.trim() === '' ? [] : [{ name, value }]));
}
