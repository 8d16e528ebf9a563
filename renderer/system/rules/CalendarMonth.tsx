import { dayWords, isUnusual } from './calendar-day.ts';
import { type MonthSheet, weekdayNames } from './calendar-month.ts';

/** One month of a calendar. Closed days are grey and struck, unusual ones marked; the words stand at the day chosen. */
export function CalendarMonth({
  sheet: { month, weeks },
  year,
  chosen,
  today,
  onChoose,
}: {
  readonly sheet: MonthSheet;
  readonly year: number;
  readonly chosen: string;
  readonly today: string;
  readonly onChoose: (date: string) => void;
}) {
  return (
    <table className="gt-month" aria-label={`${year} 年 ${month} 月`}>
      <caption>{month} 月</caption>
      <thead>
        <tr>
          {weekdayNames.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- A week of a month is its place.
          <tr key={at}>
            {week.map((day, weekday) =>
              day === null ? (
                <td key={weekdayNames[weekday]}>{null}</td>
              ) : (
                <td key={day.date}>
                  <button
                    type="button"
                    className={`gt-day ${day.open ? 'gt-day-open' : 'gt-day-closed'} ${isUnusual(day) ? 'gt-day-unusual' : ''}`}
                    data-date={day.date}
                    tabIndex={day.date === chosen ? 0 : -1}
                    aria-pressed={day.date === chosen}
                    aria-current={day.date === today ? 'date' : undefined}
                    aria-label={`${day.date} ${dayWords(day)}`}
                    title={dayWords(day)}
                    onClick={() => onChoose(day.date)}
                  >
                    {Number(day.date.slice(8))}
                  </button>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
