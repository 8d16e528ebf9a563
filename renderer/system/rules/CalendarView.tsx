import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addDays } from '../../../shared/values/dates.ts';
import { isComposing } from '../../ui/composing.ts';
import { useKeys } from '../../ui/keys.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { closedSpans, monthSheets, weekdayNames, weekdayOf } from './calendar-month.ts';
import { CalendarMonth } from './CalendarMonth.tsx';
import { calendarCells } from './calendar-cells.ts';
import { dayWords } from './calendar-day.ts';
import type { CalendarTable, RawYear } from './raw-table.ts';
import { confidenceWords } from './row-on-day.ts';
import { useTakeOut } from './use-take-out.ts';

/** A calendar: a year in twelve months, each day open or closed with its reason. The arrows go from day to day. */
export function CalendarView({
  table,
  edition,
  today,
  active,
  onBack,
}: {
  readonly table: CalendarTable;
  readonly edition: string;
  readonly today: string;
  readonly active: boolean;
  readonly onBack: () => void;
}) {
  const years = table.years.toSorted((a, b) => a.year - b.year);
  const [date, setDate] = useState(() => firstShown(years, today));
  const at = years.findIndex(({ year }) => date.startsWith(`${year}-`));
  const shown = years[at];
  const grid = useRef<HTMLDivElement>(null);
  const go = (to: string) => {
    if (years.some(({ year }) => to.startsWith(`${year}-`))) setDate(to);
  };
  const turn = (step: -1 | 1) => {
    const next = years[at + step];
    if (next !== undefined) setDate(`${next.year}-01-01`);
  };
  const out = useTakeOut(`${table.title} ${shown?.year}`, () => ({
    title: `${table.title} ${shown?.year}`,
    narrowed: `规则版本 ${edition}`,
    note: shown === undefined ? '' : shown.source,
    ...calendarCells(shown?.days ?? []),
  }));
  useKeys(
    [
      { key: 'F10', label: '打印', run: out.print },
      { key: 'Alt+E', label: '导出', run: out.save },
      ...(at > 0 ? [{ key: 'Alt+PageUp', label: '上一年', run: () => turn(-1) }] : []),
      ...(at < years.length - 1
        ? [{ key: 'Alt+PageDown', label: '下一年', run: () => turn(1) }]
        : []),
      { key: 'Esc', label: '返回', run: onBack },
    ],
    { active },
  );
  useEffect(() => {
    if (active) grid.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  }, [active, date]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.altKey || event.ctrlKey) return;
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(addDays(date, step));
  };
  if (shown === undefined)
    return <Notice tone="warning">没有任何年度的日历。请联系总部更新规则版本。</Notice>;
  const day = shown.days.find((one) => one.date === date);
  const openDays = shown.days.filter(({ open }) => open).length;
  return (
    <section className="gt-panel gt-calendar-panel" aria-label={`${table.title} ${shown.year}`}>
      <header>
        <h2>
          {table.title} {shown.year} 年
        </h2>
        <span className="gt-soft">
          开 {openDays} 天,休 {shown.days.length - openDays} 天
        </span>
        <span className="gt-soft gt-push">方向键逐日,PageUp/PageDown 逐月</span>
      </header>
      <div className="gt-calendar-facts">
        <p role="status" className="gt-calendar-day">
          <b className="gt-tabular">{date}</b> 星期{weekdayNames[weekdayOf(date)]}{' '}
          {day === undefined ? '未列出' : dayWords(day)}
        </p>
        <p className="gt-soft">
          {shown.source} · {confidenceWords[shown.confidence]} · {shown.publishedOn} 公布
        </p>
      </div>
      {out.trouble === null ? null : <Notice tone="danger">{out.trouble}</Notice>}
      <div className="gt-calendar" ref={grid} role="presentation" onKeyDown={onKeyDown}>
        {monthSheets(shown).map((sheet) => (
          <CalendarMonth
            key={sheet.month}
            sheet={sheet}
            year={shown.year}
            chosen={date}
            today={today}
            onChoose={setDate}
          />
        ))}
      </div>
      <Closed year={shown} />
    </section>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -28,
  PageDown: 28,
};

function firstShown(years: readonly RawYear[], today: string): string {
  if (years.some(({ year }) => today.startsWith(`${year}-`))) return today;
  return `${years.at(-1)?.year ?? today.slice(0, 4)}-01-01`;
}

/** The closed days a notice names, beside the sheets. */
function Closed({ year }: { readonly year: RawYear }) {
  return (
    <ul className="gt-calendar-closed" aria-label="周末以外的休市">
      {closedSpans(year).map(({ from, to, reason }) => (
        <li key={from}>
          <span className="gt-tabular">
            {from.slice(5)}
            {from === to ? '' : ` 至 ${to.slice(5)}`}
          </span>{' '}
          {reason}
        </li>
      ))}
    </ul>
  );
}
