import { addDays } from '../../values/dates.ts';

interface Band {
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  readonly state: string;
  readonly from: number;
  readonly to: number;
  readonly toIncluded: boolean;
}

/**
 * Where the bands of a day do not join: every change of the table is a day to look at, and on each of them a band ends
 * where the next begins, which alone holds the price between them. Faults name their row by its place.
 */
export function bandFaults(
  rows: readonly Band[],
): readonly { readonly at: number; readonly message: string }[] {
  const placed = rows
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => row.state === 'operative');
  const changes = placed.flatMap(({ row: { effectiveFrom, effectiveTo } }) =>
    effectiveTo === null ? [effectiveFrom] : [effectiveFrom, addDays(effectiveTo, 1)],
  );
  const days = [...new Set(changes)];
  return days.flatMap((day) => {
    const bands = placed
      .filter(({ row }) => isInForce(row, day))
      .toSorted((a, b) => a.row.from - b.row.from);
    return bands.flatMap(({ row, at }, place) => {
      const before = bands[place - 1];
      if (before === undefined || (before.row.to === row.from && !before.row.toIncluded)) return [];
      return [{ at, message: `${day} 的价格段与第 ${before.at + 1} 行不衔接。` }];
    });
  });
}

function isInForce({ effectiveFrom, effectiveTo }: Band, day: string): boolean {
  return effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);
}
