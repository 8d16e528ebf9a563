/** The operators' page in both themes: dense rows, quiet colours, nothing told by colour alone. */
export const styleCss = `
:root {
  color-scheme: light dark;
  --ground: #f4f6f8; --sheet: #ffffff; --ink: #1b2733; --quiet: #55636f; --line: #cfd7de;
  --accent: #1f4e8c; --on-accent: #ffffff; --hover: #eaf1f9;
  --danger: #a8201a; --danger-ground: #fdecea; --warn: #7a4d00; --warn-ground: #fff4de; --good: #1d6b3a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12181e; --sheet: #1a222a; --ink: #e4eaf0; --quiet: #a3b1be; --line: #37444f;
    --accent: #8db8ee; --on-accent: #10202f; --hover: #24313d;
    --danger: #ff9d94; --danger-ground: #3a1f1e; --warn: #f2c46d; --warn-ground: #35290f; --good: #7fd19b;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 14px/1.5 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif;
  font-variant-numeric: tabular-nums; }
h1 { font-size: 18px; margin: 0; }
h2 { font-size: 16px; margin: 0 0 8px; }
p { margin: 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
main:focus, h1:focus { outline: none; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--sheet); padding: 4px 8px; }
header { display: flex; align-items: center; gap: 16px; padding: 0 16px; min-height: 44px;
  background: var(--sheet); border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; color: var(--accent); }
nav { display: flex; gap: 4px; flex: 1; }
nav a { padding: 10px 12px; color: var(--ink); text-decoration: none; border-bottom: 3px solid transparent; }
nav a:hover { background: var(--hover); }
nav a[aria-current] { border-bottom-color: var(--accent); color: var(--accent); font-weight: 700; }
#who { color: var(--quiet); margin-left: auto; }
main { padding: 12px 16px; }
button, input, select, textarea { font: inherit; color: inherit; background: var(--sheet);
  border: 1px solid var(--quiet); border-radius: 4px; padding: 3px 8px; min-height: 30px; }
button { cursor: pointer; }
button:hover { background: var(--hover); }
button.main { background: var(--accent); color: var(--on-accent); border-color: var(--accent); }
button.grave { color: var(--danger); border-color: var(--danger); }
button[aria-disabled="true"] { color: var(--quiet); border-color: var(--line); cursor: default; background: none; }
#sign-in { max-width: 560px; margin: 64px auto; padding: 24px; background: var(--sheet);
  border: 1px solid var(--line); border-radius: 6px; display: grid; gap: 8px; justify-items: start; }
#sign-in input { width: 100%; }
#token-help, .quiet { color: var(--quiet); }
.error { color: var(--danger); }
.error:empty { display: none; }
.top { display: flex; align-items: baseline; gap: 16px; margin-bottom: 8px; }
.top .status { color: var(--quiet); }
.top .status.late { color: var(--danger); }
.tools { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin-bottom: 8px; }
.tools label { display: grid; gap: 2px; font-size: 12px; color: var(--quiet); }
.tools .acts { display: flex; gap: 8px; margin-left: auto; }
.bar { background: var(--warn-ground); color: var(--warn); border: 1px solid currentColor; border-radius: 4px;
  padding: 6px 12px; margin-bottom: 8px; display: flex; gap: 16px; align-items: center; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th, td { text-align: left; padding: 5px 8px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { background: var(--ground); white-space: nowrap; font-weight: 600; }
th button { border: none; background: none; padding: 0; min-height: 0; font-weight: 600; }
tbody tr:hover { background: var(--hover); }
td.number, th.number { text-align: right; }
td.fixed { white-space: nowrap; }
td .also { display: block; color: var(--quiet); font-weight: 400; }
td.danger { color: var(--danger); font-weight: 600; }
td.warn { color: var(--warn); font-weight: 600; }
td.good { color: var(--good); }
td.acts { white-space: nowrap; }
td.acts button { min-height: 26px; padding: 1px 8px; margin-right: 4px; }
.state { padding: 32px; text-align: center; color: var(--quiet); }
.pages { display: flex; gap: 12px; align-items: center; margin-top: 8px; }
dialog { width: min(640px, 92vw); border: 1px solid var(--line); border-radius: 6px; padding: 16px 20px;
  background: var(--sheet); color: var(--ink); }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
dialog form, dialog .body { display: grid; gap: 10px; }
dialog label { display: grid; gap: 2px; }
dialog label.check { display: flex; gap: 8px; align-items: center; }
dialog label.check input { min-height: 0; }
dialog textarea { min-height: 72px; }
dialog textarea.long { min-height: 160px; }
dialog .buttons { display: flex; gap: 8px; justify-content: flex-end; }
dialog .sheet { max-height: 50vh; overflow-y: auto; }
.code { font-size: 28px; letter-spacing: 2px; font-weight: 700; }
`;
