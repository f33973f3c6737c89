import type { Hints } from '../../reader/hints';

/**
 * What full web chat and mini chat share. The list's id really begins with a `#`. Names in `data-cy` come first; hashed class names, which have
 * lasted for years without any promise, stand beside them. No row shows who wrote it: both panes hold one shop and one buyer.
 */
export const paneHints = {
  row: '[role="rowgroup"] > div',
  direction: {
    system: '[data-cy$="-message-system"], .RtO616EACf',
    out: '[data-cy$="-message-send"], .IjkExKWyR_',
    in: '[data-cy$="-message-receive"], .x_vjYCA89K',
  },
  time: '.hvckbUfzJ0, .sSIhmxFOh6, .pE0ax8leZo, .ps7_zN15iV, pre > div > div:last-child',
  text: 'pre',
  auto: '.ufjjFujTb2, .ujrf_CG21r, .ChatbotUI-icon',
  ignore: '.ufjjFujTb2, .ujrf_CG21r, .ChatbotUI-icon',
  kinds: [
    { kind: 'product', selector: '.P8CcB0wjwY, .HOPL9U0T1c' },
    { kind: 'product', selector: '.psS_4N86Xq' },
    { kind: 'video', selector: 'video' },
    { kind: 'sticker', selector: 'img[src*="/packs/"]' },
    { kind: 'image', selector: 'img:not(pre img, [src*="_tn"], [src*="emoji"])' },
  ],
} as const satisfies Partial<Hints>;

const messages = ':is([data-cy$="-message-send"], [data-cy$="-message-receive"])';
/** Every list of messages: those with the known id, and the history dialog's, which is told by what it holds. */
export const messageList = '[id$="message-virtualized-list"]';
export const historyDialogList = `div[role="dialog"] [role="grid"]:not(${messageList}):has(${messages})`;
