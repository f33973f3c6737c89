/**
 * What content scripts get in place of webextension-polyfill, which would be a tenth of their size: the browser's own API.
 * They only send messages and answer them, and both are alike in Chromium's `chrome` (Manifest V3) and Firefox's `browser`.
 */
const own: { readonly browser?: unknown; readonly chrome?: unknown } = globalThis;

export default own.browser ?? own.chrome;
