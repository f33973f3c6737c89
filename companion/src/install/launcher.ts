/** What the launcher starts. */
export type Started = {
  /** The Node that installed the companion. */
  readonly node: string;
  readonly script: string;
  /** A file of certificates to trust besides Node's own, or null. */
  readonly authorities: string | null;
};

const shellQuoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/**
 * The program that browsers start. They give no PATH worth the name to what they start, so it names Node outright, and looks for another one
 * only where that is gone.
 */
export function shellLauncher({ node, script, authorities }: Started): string {
  return [
    '#!/bin/sh',
    '# Made by liaocun-companion install; removed by liaocun-companion uninstall.',
    `node=${shellQuoted(node)}`,
    '[ -x "$node" ] || for node in "$(command -v node)" /usr/local/bin/node /opt/homebrew/bin/node /usr/bin/node; do [ -x "$node" ] && break; done',
    ...(authorities === null ? [] : [`export NODE_EXTRA_CA_CERTS=${shellQuoted(authorities)}`]),
    `exec "$node" ${shellQuoted(script)} "$@"`,
    '',
  ].join('\n');
}

/** A `%` would begin a variable. Quotes cannot stand in a path of Windows. */
const batchQuoted = (text: string): string => `"${text.replaceAll('%', '%%')}"`;

/** The same for Windows; names in other than ASCII need the code page of UTF-8. */
export function batchLauncher({ node, script, authorities }: Started): string {
  return [
    '@echo off',
    'rem Made by liaocun-companion install; removed by liaocun-companion uninstall.',
    'chcp 65001 >nul',
    'setlocal',
    `set "node=${node.replaceAll('%', '%%')}"`,
    'if not exist "%node%" set "node=node.exe"',
    ...(authorities === null ? [] : [`set "NODE_EXTRA_CA_CERTS=${authorities.replaceAll('%', '%%')}"`]),
    `"%node%" ${batchQuoted(script)} %*`,
    '',
  ].join('\r\n');
}
