/** The overlay's looks. Sizes are in px: the page's own root size says nothing about what its reader finds legible. */
export const styles = `
:host { all: initial; }
.teach {
  --ground: #ffffff; --ink: #1b2126; --soft: #535d66; --line: #dfe3e6; --strong: #8a939b; --hover: #eef1f2;
  --accent: #0b6b66; --on-accent: #ffffff; --bad: #b3261e; --bad-ground: #fcebe9;
  --out: #0b6b66; --in: #7a4a00; --system: #535d66; --on-side: #ffffff;
  --shadow: 0 1px 2px rgb(16 24 32 / 12%), 0 10px 32px rgb(16 24 32 / 24%);
  color-scheme: light dark;
  font: 14px/1.45 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans Thai', sans-serif;
  color: var(--ink);
}
@media (prefers-color-scheme: dark) {
  .teach {
    --ground: #20262a; --ink: #e7ebee; --soft: #a3adb6; --line: #3a444b; --strong: #77828b; --hover: #2b3339;
    --accent: #63cbc2; --on-accent: #06302d; --bad: #ff9d94; --bad-ground: #3a2220;
    --out: #63cbc2; --in: #f0bd5e; --system: #b6c0c8; --on-side: #10181a;
  }
}
.teach *, .teach *::before { box-sizing: border-box; }
.cover { position: fixed; inset: 0; pointer-events: auto; cursor: crosshair; touch-action: none; }
.cover[hidden], .marks[hidden] { display: none; }
.marks { position: fixed; inset: 0; pointer-events: none; overflow: hidden; }
.mark { position: absolute; border: 2px solid var(--accent); border-radius: 6px; }
.mark.here { outline: 3px solid color-mix(in srgb, var(--accent) 30%, transparent); background: color-mix(in srgb, var(--accent) 10%, transparent); }
.mark.out { border-color: var(--out); } .mark.in { border-color: var(--in); } .mark.system { border-color: var(--system); border-style: dashed; }
.mark b {
  position: absolute; inset-block-start: -2px; inset-inline-start: -2px; min-inline-size: 20px; padding: 0 5px; border-radius: 6px 0 6px 0;
  font-size: 12px; line-height: 18px; text-align: center; color: var(--on-side); background: var(--out); font-variant-numeric: tabular-nums;
}
.mark.roomy b { inset-inline: auto; right: 100%; border-radius: 6px 0 0 6px; }
.mark.in b { background: var(--in); } .mark.system b { background: var(--system); }
.panel {
  position: fixed; inset-block-end: 16px; inset-inline-end: 16px; display: flex; flex-direction: column; gap: 12px;
  inline-size: min(360px, calc(100vw - 24px)); max-block-size: min(600px, calc(100vh - 32px)); padding: 16px; overflow: hidden;
  color: var(--ink); background: var(--ground); border: 1px solid var(--line); border-radius: 12px; box-shadow: var(--shadow);
  pointer-events: auto; overflow-wrap: anywhere;
}
.panel:is(.bottom-left, .top-left) { inset-inline: auto; right: auto; left: 16px; }
.panel:is(.bottom-right, .top-right) { inset-inline: auto; right: 16px; left: auto; }
.panel:is(.top-left, .top-right) { inset-block: 16px auto; }
@media (max-width: 600px), (max-height: 420px) {
  .panel.panel.panel { inset-inline: 8px; left: 8px; right: 8px; inline-size: auto; max-block-size: 46vh; padding: 12px; gap: 8px; }
}
.head { display: flex; align-items: baseline; justify-content: space-between; gap: 12px; }
h1 { margin: 0; font-size: 13px; font-weight: 600; color: var(--soft); }
h2 { margin: 0; font-size: 16px; line-height: 1.35; font-weight: 650; text-wrap: pretty; }
h2:focus { outline: none; }
p { margin: 0; } .soft { color: var(--soft); font-size: 13px; }
.body { display: flex; flex-direction: column; gap: 10px; min-block-size: 0; overflow-y: auto; margin-inline: -4px; padding: 4px; margin-block: -4px; }
.steps { display: flex; gap: 4px; } .steps i { flex: 1; block-size: 4px; border-radius: 2px; background: var(--line); } .steps i.done { background: var(--accent); }
.choice { padding: 8px 10px; min-block-size: 38px; border: 1px solid var(--strong); border-radius: 8px; background: var(--ground); }
.choice span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.choice:focus-visible, button:focus-visible, ol button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.foot { display: flex; flex-wrap: wrap; gap: 8px; }
button {
  font: inherit; color: inherit; padding: 6px 12px; min-block-size: 32px; border: 1px solid var(--strong); border-radius: 8px; background: transparent; cursor: pointer; text-align: start;
}
button:hover { background: var(--hover); }
button.main { color: var(--on-accent); background: var(--accent); border-color: var(--accent); font-weight: 600; }
button.plain { border-color: transparent; padding: 2px 6px; min-block-size: 24px; color: var(--soft); font-size: 13px; }
button[disabled] { opacity: .6; cursor: default; }
ol { list-style: none; margin: 0; padding: 0; display: flex; flex-direction: column; }
ol > li > button { display: grid; grid-template-columns: auto minmax(0, 1fr); column-gap: 10px; inline-size: 100%; padding: 6px 8px; border: 0; border-block-end: 1px solid var(--line); border-radius: 0; }
ol > li > button b { align-self: start; min-inline-size: 24px; padding: 0 4px; border-radius: 6px; color: var(--on-side); background: var(--out); font-size: 12px; line-height: 20px; text-align: center; font-variant-numeric: tabular-nums; }
ol .in b { background: var(--in); } ol .system b { background: var(--system); }
ol .who { color: var(--soft); font-size: 12px; }
ol .said { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
ol [aria-expanded='true'] { background: var(--hover); }
.fix { display: flex; flex-wrap: wrap; gap: 6px; padding: 8px; background: var(--hover); border-block-end: 1px solid var(--line); }
.fix p { flex-basis: 100%; font-size: 13px; }
.bad { color: var(--bad); background: var(--bad-ground); padding: 8px 10px; border-radius: 8px; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { .mark.here { outline-color: Highlight; } .mark b, ol b { border: 1px solid CanvasText; } }
`;
