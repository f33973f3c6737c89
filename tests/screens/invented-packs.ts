import type { Authority } from '../../src/evidence/authority';
import type { KeptHead } from '../../src/evidence/log-reader';
import type { Background } from '../../src/ui/background-port';
import type { EvidenceSource } from '../../options/evidence/log-section';

type PackAnswers = Pick<Background, 'signHead' | 'stamp' | 'sealPack' | 'pickProfile' | 'removeExhibit' | 'keepDeposit' | 'removeDeposit'>;
type Answer = <T>(name: string, question: unknown, value: T) => Promise<T>;

const size = 18_204;
const url = 'https://tsa.example/rfc3161';
const now = Date.UTC(2026, 10, 20, 6, 30);

/** What the background says to the questions of packs. */
export const packAnswers = (answer: Answer): PackAnswers => ({
  signHead: async () => ({ size }),
  stamp: async (question) => answer('stamp', question, [{ url, size, at: now, problem: null, ahead: -1200, within: 90 }]),
  sealPack: async (question) => answer('sealPack', question, { text: '', signature: '' }),
  pickProfile: async (question) => answer('pickProfile', question, null),
  removeExhibit: async (question) => answer('removeExhibit', question, null),
  keepDeposit: async (question) => answer('keepDeposit', question, null),
  removeDeposit: async (question) => answer('removeDeposit', question, null),
});

const signed = {
  text: `liaocun log head 1\nlog 5f8d0c6e-9a51-4b47-8f5c-2d2f3a6a8d11\nsize ${size}\nroot ${'709e'.repeat(16)}\ntime 2026-11-20T06:29:30.123Z\nkey ${'4bf5122f344554c5'.repeat(4)}\n`,
  algorithm: 'Ed25519',
  publicKey: new Uint8Array(44),
  signature: new Uint8Array(64),
} as const;
const head: KeptHead = { size, signed, stamps: [] };

/** A grey square stands for the picture of a page. */
const picture = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOor6//DwAFfwJ/BYt2fAAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

/** The log as the options show it; empty where the archive is. */
export const evidenceSource = (isEmpty: boolean): EvidenceSource => ({
  log: { newestHead: async () => (isEmpty ? null : head), unsealed: async () => (isEmpty ? 0 : 5120) },
  captures: async () => [],
  deposits: async () =>
    isEmpty ? [] : [{ id: 'd', service: '区块链存证服务', at: now, size: 17_000, hash: 'ab', signed, receipt: 'No. 1', file: null }],
  exhibits: async () =>
    isEmpty
      ? []
      : [
          {
            id: 'e',
            of: 'peer',
            conversation: 'main',
            at: now,
            url: 'https://shop.example/buyer88',
            title: 'buyer88 · profile',
            text: 'buyer88\nMember since 2019',
            part: { x: 880, y: 60, width: 320, height: 480, view: { width: 1200, height: 800 } },
            type: 'image/png',
            sha256: 'ab',
            data: picture,
          },
        ],
});

/** Settings of somebody who has the log stamped. */
export const stampSettings: Readonly<Record<string, unknown>> = {
  authorities: [
    { url, policy: '1.3.6.1.4.1.99999.1' },
    { url: 'https://zeitstempel.example/tsr', policy: null },
  ] satisfies readonly Authority[],
  stampWhen: 'daily',
  stampTries: [
    { url, size, at: now, problem: null, ahead: -1200, within: 90 },
    { url: 'https://zeitstempel.example/tsr', size, at: now - 1000, problem: 'unreachable', ahead: null, within: null },
  ],
};
