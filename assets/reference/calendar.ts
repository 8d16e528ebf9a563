import trading2026 from './calendar-2026.json' with { type: 'json' };

export const calendarFiles = { tradingYears: [trading2026] };
