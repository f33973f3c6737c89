/** Whether this is Firefox or a browser made of it. */
export const isFirefox = (): boolean => / Gecko\/\d+ .*Firefox\//.test(navigator.userAgent);
