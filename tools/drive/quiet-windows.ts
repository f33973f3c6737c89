/**
 * Makes Chromium open a window without the pages that it keeps ready for its address bar's suggestions (since 15x): they take more than a
 * second of a core in each window, and nothing of ours looks at them. The others are what playwright turns off: of two such arguments only the
 * last one holds.
 */
export const quietWindows = `--disable-features=${[
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
].join(',')}`;
