import '../../../renderer/zod-config.ts';
import 'antd/dist/reset.css';
import '../../../renderer/ui/styles/index.css';
import { createRoot } from 'react-dom/client';
import type { ListSetup } from '../list-setup.ts';
import type { PageAnswer } from '../page-answer.ts';
import { framesDuring, framesSaid, nextFrame } from './list/frames.ts';
import { madeJournal } from './list/made-rows.ts';
import { measureList } from './list/measure-list.ts';
import { antdList, plainList } from './list/peer-lists.tsx';
import { productList } from './list/product-list.ts';
import { filterRegister } from './list/register-filter.ts';
import { element } from './list/shown-list.ts';
import { report } from './report.ts';
import { inRounds, type Runner } from './rounds.ts';

/** Code is made and styles are worked out in the first round, which is not kept. */
const warmUp = 1;

/** The same rows shown by each contender, one after the other in every round. */
async function measureLists(setup: ListSetup): Promise<PageAnswer> {
  const { size, rounds, plainRounds, idleFrames } = setup;
  const rows = madeJournal(size);
  const runners: Runner[] = [
    () => measureList(productList, rows, setup),
    () => measureList(antdList, rows, setup),
    async (round) => (isKept(round, plainRounds) ? await measureList(plainList, rows, setup) : {}),
    () => narrowed(size),
    () => idle(idleFrames),
  ];
  return { samples: await inRounds(runners, { rounds, warmUp }), numbers: {}, reasons: {} };
}

function isKept(round: number, rounds: number): boolean {
  return round >= warmUp && round < warmUp + rounds;
}

async function narrowed(size: number): Promise<Readonly<Record<string, number>>> {
  localStorage.clear();
  const root = createRoot(element('#root'));
  try {
    return await filterRegister(root, size);
  } finally {
    root.unmount();
    await nextFrame();
  }
}

/** A page at rest: the frames it loses the machine loses. */
async function idle(frames: number): Promise<Readonly<Record<string, number>>> {
  const seen = await framesDuring(async () => {
    for (let at = 0; at < frames; at += 1) await nextFrame();
  });
  return framesSaid('idle page', seen);
}

// Our own server tells each page what it wants.
await report((setup) => measureLists(setup as ListSetup));
