import { nowhere } from '../../src/domain/nowhere';
import type { TabPane, TabState } from '../../src/platform/messages';
import type { EarlierScroll } from '../../src/platform/scroll-orders';
import { now } from './invented';

const pane: TabPane = {
  id: 1,
  frameId: 0,
  console: 'shopee-seller',
  account: 'anna_shop',
  peerName: 'buyer88',
  rows: 40,
  waiting: 0,
  refused: 0,
  lastStored: now - 2000,
  scrolling: null,
  conversation: 'main',
  total: 214,
  isPrivate: false,
  gap: null,
  earlier: null,
  signs: null,
  changed: [],
};

const earlier: EarlierScroll = { goal: { to: 'start' }, oldest: Date.UTC(2025, 7, 3, 4), ended: 'blocked', at: now - 60_000 };

const archiving: TabState = { tabId: 1, host: 'seller.shopee.example', offConsole: null, state: 'archiving', problem: null, panes: [pane] };

const states: Readonly<Record<string, TabState>> = {
  archiving,
  paused: { ...archiving, state: 'paused' },
  off: { ...archiving, state: 'off', panes: [] },
  'off-console': {
    ...archiving,
    host: 'mms.pinduoduo.com',
    offConsole: { id: 'pinduoduo', hosts: ['https://mms.pinduoduo.com/*'] },
    state: 'off',
    panes: [],
  },
  'no-chat': { ...archiving, state: 'no-chat', panes: [] },
  'not-allowed': { ...archiving, host: 'help.tools.example', state: 'not-allowed', panes: [] },
  impossible: { ...archiving, host: null, state: 'impossible', panes: [] },
  attention: { ...archiving, state: 'attention', problem: 'storage-full', panes: [{ ...pane, waiting: 12 }] },
  'not-upgraded': { ...archiving, state: 'attention', problem: 'not-upgraded', panes: [{ ...pane, waiting: 12 }] },
  changed: { ...archiving, state: 'attention', problem: 'page-changed', panes: [{ ...pane, changed: ['sender', 'time'] }] },
  lost: {
    ...archiving,
    state: 'attention',
    problem: 'page-changed',
    panes: [{ ...pane, id: 0, account: null, peerName: null, rows: 0, conversation: null, total: 0, signs: nowhere, changed: ['pane'] }],
  },
  'scroll-waiting': {
    ...archiving,
    panes: [{ ...pane, scrolling: { rows: 340, oldest: Date.UTC(2025, 7, 3, 4), paused: 'hidden', ended: null } }],
  },
  'scroll-ended': {
    ...archiving,
    panes: [{ ...pane, scrolling: { rows: 1204, oldest: Date.UTC(2024, 1, 9), paused: null, ended: 'top' } }],
  },
  'scroll-blocked': {
    ...archiving,
    panes: [{ ...pane, scrolling: { rows: 340, oldest: Date.UTC(2025, 7, 3, 4), paused: null, ended: 'blocked' }, earlier }],
  },
  unfinished: { ...archiving, panes: [{ ...pane, gap: Date.UTC(2025, 9, 3, 4), earlier }] },
  several: {
    ...archiving,
    panes: [
      { ...pane, gap: Date.UTC(2025, 9, 3, 4), earlier },
      { ...pane, id: 2, conversation: 'second', peerName: '张伟', total: 31, earlier: null },
    ],
  },
  scrolling: { ...archiving, panes: [{ ...pane, scrolling: { rows: 340, oldest: Date.UTC(2025, 7, 3, 4), paused: null, ended: null } }] },
};

/** A tab in the state of that name. */
export function tabState(name: string): TabState {
  const state = states[name];
  if (!state) throw new Error(`there is no tab state ${name}`);
  return state;
}
