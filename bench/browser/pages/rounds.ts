/** One contender of a page: does its work once and gives its times in ms, by name. */
export type Runner = (round: number) => Promise<Readonly<Record<string, number>>>;

/** Between two runs, so that what one leaves to be written in the background does not fall on the next. */
const pauseMs = 4;

/** Runs contenders in rounds, each round beginning with another one; the first `warmUp` rounds are not kept. */
export async function inRounds(
  runners: readonly Runner[],
  { rounds, warmUp }: { readonly rounds: number; readonly warmUp: number },
): Promise<Record<string, number[]>> {
  const samples: Record<string, number[]> = {};
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (let turn = 0; turn < runners.length; turn += 1) {
      const times = await runners[(round + turn) % runners.length]?.(round);
      await new Promise((go) => setTimeout(go, pauseMs));
      if (round < warmUp) continue;
      for (const [name, ms] of Object.entries(times ?? {})) (samples[name] ??= []).push(ms);
    }
  }
  return samples;
}
