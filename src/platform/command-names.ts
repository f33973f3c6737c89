/** The extension's own shortcuts, as the manifest names them. */
export const commandNames = ['_execute_action', 'open-archive'] as const;
export type CommandName = (typeof commandNames)[number];
