import '../../../renderer/zod-config.ts';
import type { ActSetup } from '../act-setup.ts';
import type { PageAnswer } from '../page-answer.ts';
import { fillIndex } from './fill-index.ts';
import { actRows, firstAct } from './peers/act-rows.ts';
import { peers } from './peers/all.ts';
import { startProduct } from './product-act.ts';
import { ask, report } from './report.ts';
import { inRounds, type Runner } from './rounds.ts';

/** As many bytes as the record of the opening that is measured: header, frame. */
const recordBytes = 1260;

/** One act of the product beside one commit of every peer and one flush of the disk, all in every round. */
async function measureActs({ actor, size, rounds, warmUp }: ActSetup): Promise<PageAnswer> {
  const product = await startProduct(actor);
  // One act, for the fill to copy; its person is none of those that are measured.
  await product.act(-1);
  await fillIndex(product.database, size);
  const reasons: Record<string, string> = {};
  const runners: Runner[] = [product.act, product.roundTrip, floor];
  for (const { name, open, mostRows } of peers) {
    if (size > mostRows) {
      reasons[name] = `filling it with ${size} rows takes too long`;
      continue;
    }
    try {
      const peer = await open();
      await peer.fill(size);
      runners.push(async (round) => {
        // Made before: the product seals its rows within its time, the peers have theirs ready.
        const rows = actRows(firstAct + round);
        const began = performance.now();
        await peer.commit(rows);
        return { [name]: performance.now() - began };
      });
    } catch (error) {
      reasons[name] = error instanceof Error ? error.message : String(error);
    }
  }
  const samples = await inRounds(runners, { rounds, warmUp });
  return { samples, numbers: {}, reasons };
}

/** The disk alone, timed where it is: in Node. */
async function floor(): Promise<Readonly<Record<string, number>>> {
  return { 'append and fsync': Number(await ask('/floor', new Uint8Array(recordBytes))) };
}

// Our own server tells each page what it wants.
await report((setup) => measureActs(setup as ActSetup));
