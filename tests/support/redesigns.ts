import type { Redesign } from './redesigned.ts';

/** Everything that the hints for Shopee's sellers know is called something else. */
export const renamed: Redesign = (source) =>
  source
    .replaceAll('data-cy', 'data-part')
    .replaceAll(/webchat-(conversation|message)/g, 'talk-$1')
    .replaceAll(/message-virtualized-list|messageSection|messagesContainer|inputField/g, 'new-$&')
    .replaceAll('role="rowgroup"', 'role="list"')
    .replaceAll(/RtO616EACf|IjkExKWyR_|x_vjYCA89K|sSIhmxFOh6|P8CcB0wjwY|ufjjFujTb2/g, 'N$&');

/** Colours, type and widths are others, and nothing else. */
export const restyled: Redesign = (source) =>
  source.replace(
    '</head>',
    `<style>
      body { background: #14181d; color: #e6e6e6; font: 17px/1.7 Georgia, serif }
      pre { padding: 14px !important; border-radius: 0 !important; color: #102030 !important; background: #9fc5a8 !important }
      #sidebar { width: 190px !important }
    </style></head>`,
  );
