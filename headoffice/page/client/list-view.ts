import { ask, download } from './api.ts';
import { button, el, setText } from './dom.ts';
import { liveTable, type TableWords } from './table.ts';
import type { View, ViewTools } from './view.ts';

/** A filter of a list, by the name the interface knows it under. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'date' | 'choice';
  readonly choices?: readonly { readonly value: string; readonly words: string }[];
  readonly longest?: number;
}

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

interface ListWords<Row> extends TableWords<Row> {
  readonly title: string;
  readonly path: string;
  readonly filters: readonly Filter[];
  readonly empty: string;
  readonly tools?: readonly HTMLElement[];
  /** Said above the list, as long as it applies. */
  readonly bar?: HTMLElement;
  /** Beside what the filters say, e.g. that names are asked for in clear. */
  readonly more?: () => Readonly<Record<string, string>>;
  /** Whether the list may be asked for again by itself now. */
  readonly isStill?: () => boolean;
}

/** Rows of a page: enough to read on a screen, few enough to be asked for every ten seconds. */
const pageRows = 50;

/** A list with its filters, pages, export, and its states: loading, empty, failed, out of date. */
export function listView<Row>(words: ListWords<Row>, tools: ViewTools): View {
  const { title, path, filters, empty, more = () => ({}) } = words;
  const table = liveTable(words);
  const status = el('p', { class: 'status' });
  const trouble = el('p', { class: 'status late', attrs: { role: 'status' } });
  const state = el('p', { class: 'state' }, '正在读取…');
  const inputs = filters.map((filter) => filterInput(filter, tools, () => void restart()));
  // Where each page begins; the last is the one that is shown.
  let cursors: readonly string[] = [''];
  let next: string | null = null;
  let turn = 0;

  const query = (): Record<string, string> => {
    const typed = inputs.map(({ name, read }) => [name, read()] as const);
    return { ...Object.fromEntries(typed.filter(([, value]) => value !== '')), ...more() };
  };
  const load = async (): Promise<void> => {
    turn += 1;
    const own = turn;
    const cursor = cursors.at(-1) ?? '';
    const asked = new URLSearchParams({
      ...query(),
      limit: `${pageRows}`,
      ...(cursor === '' ? {} : { cursor }),
    });
    const answer = await ask<Page<Row>>(`${path}?${asked}`);
    // A newer question was asked meanwhile.
    if (own !== turn) return;
    if (!answer.ok) {
      if (answer.isSignedOut) return tools.signOut(answer.words);
      setText(trouble, `未能更新:${answer.words}每 10 秒重试。`);
      if (table.shown.hidden) setText(state, '暂时没有数据。');
      return;
    }
    ({ next } = answer.value);
    showPage(answer.value.rows);
  };
  const showPage = (rows: readonly Row[]): void => {
    setText(trouble, '');
    setText(status, `第 ${cursors.length} 页,${rows.length} 条,更新于 ${tools.clock()}`);
    const hadFocus = table.shown.contains(document.activeElement);
    table.show(rows);
    table.shown.hidden = rows.length === 0;
    state.hidden = rows.length > 0;
    setText(state, empty);
    back.hidden = forward.hidden = cursors.length === 1 && next === null;
    for (const [one, isOff] of [
      [back, cursors.length === 1],
      [forward, next === null],
    ] as const) {
      // Not disabled, which would lose the focus to nowhere.
      one.setAttribute('aria-disabled', `${isOff}`);
    }
    // The row with the focus is gone: the reader goes on from the list's name.
    if (hadFocus && !table.shown.contains(document.activeElement)) tools.focusTitle();
  };
  const restart = async (): Promise<void> => {
    cursors = [''];
    tools.remember(Object.fromEntries(inputs.map(({ name, read }) => [name, read()])));
    await load();
  };
  const back = button('上一页', () => {
    if (cursors.length === 1) return;
    cursors = cursors.slice(0, -1);
    void load();
  });
  const forward = button('下一页', () => {
    if (next === null) return;
    cursors = [...cursors, next];
    void load();
  });
  const exportList = async (): Promise<void> => {
    const asked = new URLSearchParams({ ...query(), format: 'csv' });
    const answer = await download(`${path}?${asked}`, `${title}.csv`);
    if (!answer.ok) setText(trouble, `未能导出:${answer.words}`);
  };
  const exportAll = button('导出 CSV', () => void exportList());

  table.shown.hidden = true;
  return {
    title,
    content: [
      el(
        'div',
        { class: 'tools' },
        ...inputs.map(({ shown }) => shown),
        el('div', { class: 'acts' }, ...(words.tools ?? []), exportAll),
      ),
      ...(words.bar === undefined ? [] : [words.bar]),
      trouble,
      table.shown,
      state,
      el('div', { class: 'pages' }, back, forward, status),
    ],
    load,
    async refresh() {
      if (words.isStill?.() !== true) await load();
    },
  };
}

interface FilterInput {
  readonly name: string;
  readonly shown: HTMLElement;
  readonly read: () => string;
}

function filterInput(filter: Filter, tools: ViewTools, changed: () => void): FilterInput {
  const { name, label, kind, choices = [], longest } = filter;
  const attrs: Record<string, string> = { name };
  if (longest !== undefined)
    Object.assign(attrs, { maxlength: `${longest}`, size: `${longest + 2}` });
  const input =
    kind === 'choice'
      ? el(
          'select',
          { attrs },
          el('option', { attrs: { value: '' } }, '全部'),
          ...choices.map(({ value, words }) => el('option', { attrs: { value } }, words)),
        )
      : el('input', { attrs: { ...attrs, type: kind, autocomplete: 'off' } });
  input.value = tools.remembered[name] ?? '';
  input.addEventListener('change', changed);
  return { name, shown: el('label', {}, label, input), read: () => input.value.trim() };
}
