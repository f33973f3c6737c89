/** The rules that look for something in texts, in the order in which a review lists them. */
export const ruleNames = ['name', 'phone', 'address', 'identity', 'card', 'email', 'order', 'link'] as const;
export type RuleName = (typeof ruleNames)[number];

/** What is hidden as a whole wherever it stands: the own account, everyone who speaks, the names of files, the files themselves. */
export const wholes = ['account', 'senders', 'fileNames', 'files'] as const;
export type Whole = (typeof wholes)[number];

/** What something was hidden as: found by a rule or a custom pattern, chosen by hand, or part of what is hidden as a whole. */
export const categories = [...ruleNames, 'custom', 'hand', 'account', 'fileName', 'file', 'picture'] as const;
export type Category = (typeof categories)[number];
