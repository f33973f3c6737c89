/** How an exported page looks, on screens light and dark and on paper; sides follow the direction of the page. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1e22; --soft: #5d6470; --line: #dfe3e8; --in: #f1f3f5; --out: #e3f0fd; --note: #175490; --gap: #fff4dc; --gap-ink: #7a4703; --hit: #ffe27a; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181c; --ink: #e6e8eb; --soft: #a0a7b1; --line: #343a43; --in: #23272d; --out: #16344f; --note: #8cc3f5; --gap: #3a2d12; --gap-ink: #f2cd8a; --hit: #6b5600; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-inline-size: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 system-ui, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', sans-serif; overflow-wrap: anywhere; }
:lang(zh-TW) body, body:lang(zh-TW) { font-family: system-ui, 'Noto Sans', 'PingFang TC', 'Microsoft JhengHei', sans-serif; }
h1 { font-size: 1.4rem; line-height: 1.3; margin-block: 0 1rem; }
h2 { font-size: 1.15rem; margin-block: 2.5rem .5rem; padding-block-start: 1rem; border-block-start: 2px solid var(--line); }
h3 { font-size: .875rem; font-weight: 600; color: var(--soft); text-align: center; margin-block: 2rem 1rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.25rem; margin: 0 0 1rem; font-size: .9rem; }
dt { color: var(--soft); } dd { margin: 0; }
.find { position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; padding-block: .6rem; background: var(--paper); border-block-end: 1px solid var(--line); }
.find[hidden] { display: none; }
.find input { flex: 1 1 14rem; min-inline-size: 0; font: inherit; padding: .35rem .6rem; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: .4rem; }
.find button { font: inherit; padding: .35rem .8rem; color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .4rem; }
.find output { color: var(--soft); font-size: .9rem; min-inline-size: 6rem; }
article { inline-size: fit-content; max-inline-size: min(44rem, 88%); margin-block: .75rem; scroll-margin-block: 4.5rem 1rem; content-visibility: auto; contain-intrinsic-block-size: auto 5rem; }
article.out { margin-inline-start: auto; } article.system { margin-inline: auto; text-align: center; }
.meta { margin: 0 .25rem .15rem; font-size: .8rem; color: var(--soft); }
.meta b { color: var(--ink); font-weight: 600; } .meta a { color: inherit; text-decoration: none; }
.words { padding: .5rem .8rem; border-radius: .75rem; background: var(--in); white-space: pre-wrap; unicode-bidi: isolate; }
.out .words { background: var(--out); } .system .words { background: transparent; color: var(--soft); }
.state, .more { margin: .2rem .25rem; font-size: .8rem; color: var(--note); }
.more { padding-inline-start: .25rem; list-style: none; } .more .words { margin-block: .2rem .5rem; color: var(--ink); }
.more code { font-size: .72rem; color: var(--soft); }
img { display: block; max-inline-size: 100%; max-block-size: 32rem; margin-block: .3rem; border-radius: .5rem; }
.mark { color: var(--gap-ink); background: var(--gap); font: .8em ui-monospace, monospace; border-radius: .2em; }
.gap { margin-block: 1.25rem; padding: .5rem .8rem; text-align: center; font-size: .9rem; background: var(--gap); color: var(--gap-ink); border-radius: .5rem; }
.copy { position: fixed; inset: -20vmax; z-index: 2; display: flex; flex-wrap: wrap; align-content: space-around; justify-content: space-around; gap: 3rem 4rem; overflow: hidden; transform: rotate(-24deg); pointer-events: none; user-select: none; color: var(--ink); opacity: .1; font-size: 1.1rem; font-weight: 600; white-space: nowrap; }
.hit .words { outline: 2px solid var(--note); outline-offset: -2px; } .here .words { background: var(--hit); }
:focus-visible { outline: 2px solid var(--note); outline-offset: 2px; }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #444; --in: #f1f3f5; --out: #e3f0fd; } body { max-inline-size: none; padding: 0; font-size: 10pt; } .find { display: none; } article { content-visibility: visible; break-inside: avoid; } h3 { break-after: avoid; } .words { border: 1px solid var(--line); } }
`;
