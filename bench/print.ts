import type { AimResult } from './aims.ts';
import type { FiguresResult, PartResult, RoundsResult } from './measure.ts';

/** Prints what came of a part as tables. */
export function printResult(name: string, result: PartResult): void {
  if ('contenders' in result) printRounds(name, result);
  else printFigures(name, result);
}

function printRounds(part: string, result: RoundsResult): void {
  console.log(`\n${part}: ${result.title}, ${result.rounds} rounds`);
  console.table(
    result.contenders.map(({ name, role, items, medianMs, p95Ms, nsPerItem }) => ({
      name,
      role,
      [result.unit]: items,
      'median ms': medianMs,
      'p95 ms': p95Ms,
      'ns each': nsPerItem,
      'M/s': Math.round(100_000 / nsPerItem) / 100,
    })),
  );
  const verdict = verdictOf(result.isReached);
  console.log(`product ÷ limit ${result.productToLimit} (aim ≤ ${result.aim}: ${verdict})`);
  for (const [peer, ratio] of Object.entries(result.peerToProduct)) {
    console.log(`${peer} ÷ product ${ratio}`);
  }
}

function printFigures(part: string, { title, figures, growths, aims }: FiguresResult): void {
  console.log(`\n${part}: ${title}`);
  console.table(
    figures.map(({ name, role, size, unit, value, p95, p99 }) => ({
      name,
      role,
      size: size ?? '',
      value: value ?? 'not measured',
      p95: p95 ?? '',
      p99: p99 ?? '',
      unit,
    })),
  );
  for (const { name, size, why } of figures) {
    if (why !== undefined) console.log(`${name}${size === undefined ? '' : ` (${size})`}: ${why}`);
  }
  for (const { name, from, to, slope, kind } of growths) {
    console.log(`${name}: ${kind} from ${from} to ${to} (slope ${slope})`);
  }
  for (const aim of aims) {
    console.log(`${aim.name}: ${aim.found ?? 'not measured'} (${boundsOf(aim)})`);
  }
}

function boundsOf({ at, atMost, atLeast, isReached }: AimResult): string {
  const bounds = [
    ...(atMost === undefined ? [] : [`≤ ${atMost}`]),
    ...(atLeast === undefined ? [] : [`≥ ${atLeast}`]),
  ];
  return `aim ${at ?? 'value'} ${bounds.join(' and ')}: ${verdictOf(isReached)}`;
}

function verdictOf(isReached: boolean): string {
  return isReached ? 'reached' : 'MISSED';
}
