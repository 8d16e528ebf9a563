import type { Overview } from '../../operator/rows.ts';
import { ask, token } from './api.ts';
import { byId, el, setText } from './dom.ts';
import type { View, ViewTools } from './view.ts';
import { alarmsView } from './views/alarms.ts';
import { casesView } from './views/cases.ts';
import { countersView } from './views/counters.ts';
import { entriesView } from './views/entries.ts';
import { editionsView } from './views/editions.ts';
import { noticesView } from './views/notices.ts';
import { heldOpeningsView, openingsView } from './views/openings.ts';
import { staffView } from './views/staff.ts';

const refreshMs = 10_000;

/** The pages by their names in the address, in the order of the line above them. */
const views = {
  counters: { words: '终端', make: countersView },
  alarms: { words: '告警', make: alarmsView },
  entries: { words: '流水', make: entriesView },
  cases: { words: '业务', make: casesView },
  openings: { words: '开户', make: openingsView },
  held: { words: '待筛查', make: heldOpeningsView },
  staff: { words: '柜员', make: staffView },
  notices: { words: '公告', make: noticesView },
  editions: { words: '规则版本', make: editionsView },
} as const;

let overview: Overview | null = null;
let current: View | null = null;
/** The address of what is shown, so that writing the filters into it does not show it anew. */
let shownHash = '';

const nav = byId('nav');
const place = byId('view');
const form = byId('sign-in');
const input = byId('token') as HTMLInputElement;

function placeInAddress(): {
  readonly name: keyof typeof views;
  readonly filters: URLSearchParams;
} {
  const [name = '', query = ''] = location.hash.slice(1).split('?');
  // Checked by the same line.
  const known = Object.hasOwn(views, name) ? (name as keyof typeof views) : 'counters';
  return { name: known, filters: new URLSearchParams(query) };
}

function showView(): void {
  if (overview === null) return;
  const { name, filters } = placeInAddress();
  shownHash = location.hash;
  for (const link of nav.querySelectorAll('a')) {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const title = el('h1', { attrs: { id: 'view-title', tabindex: '-1' } }, views[name].words);
  const tools: ViewTools = {
    overview,
    remembered: Object.fromEntries(filters),
    remember(typed) {
      const told = Object.entries(typed).filter(([, value]) => value !== '');
      const query = new URLSearchParams(told).toString();
      shownHash = `#${name}${query === '' ? '' : `?${query}`}`;
      history.replaceState(null, '', shownHash);
    },
    clock: timeOfDay,
    focusTitle: () => title.focus(),
    signOut,
  };
  const view = views[name].make(tools);
  current = view;
  document.title = `${view.title} · 总部`;
  place.replaceChildren(el('div', { class: 'top' }, title), ...view.content);
  place.hidden = false;
  void view.load();
}

const timeOfDay = (): string =>
  new Date().toLocaleTimeString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' });

async function enter(): Promise<void> {
  const answer = await ask<Overview>('/v1/operator/overview');
  if (!answer.ok) {
    if (answer.isSignedOut) signOut(answer.words);
    // Without an answer the token may still be good; a list that is shown says itself that it is out of date.
    else if (overview === null) showSignIn(answer.words);
    return;
  }
  const isFirst = overview === null;
  overview = answer.value;
  showFrame(overview);
  if (isFirst) showView();
}

function showFrame({ operator, era, openAlarms }: Overview): void {
  form.hidden = true;
  nav.hidden = false;
  byId('sign-out').hidden = false;
  byId('who').hidden = false;
  setText(byId('who'), `${operator}  纪元 ${era}`);
  for (const link of nav.querySelectorAll('a')) {
    if (link.hash === '#alarms') setText(link, openAlarms === 0 ? '告警' : `告警(${openAlarms})`);
  }
}

function signOut(words: string): void {
  token.clear();
  showSignIn(words);
}

function showSignIn(words: string): void {
  overview = null;
  current = null;
  for (const id of ['nav', 'view', 'who', 'sign-out']) byId(id).hidden = true;
  place.replaceChildren();
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  document.title = '总部 · 柜台';
  form.hidden = false;
  setText(byId('token-error'), words);
  input.value = '';
  input.focus();
}

async function signIn(typed: string): Promise<void> {
  if (!/^[0-9a-f]{64}$/.test(typed)) {
    setText(byId('token-error'), '令牌应为 64 位数字和小写字母,请核对后重新输入。');
    input.focus();
    return;
  }
  token.set(typed);
  await enter();
}

for (const [name, { words }] of Object.entries(views)) {
  nav.append(el('a', { attrs: { href: `#${name}` } }, words));
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  void signIn(input.value.trim());
});
byId('sign-out').addEventListener('click', () => signOut(''));
addEventListener('hashchange', () => {
  if (location.hash !== shownHash) showView();
});
setInterval(() => {
  // Nobody looks at a page in the background; it is up to date a moment after it is looked at again.
  if (overview === null || document.hidden) return;
  void enter();
  void current?.refresh();
}, refreshMs);

if (token.get() === '') showSignIn('');
else void enter();
