/** Frames of a span of time, in ms from one to the next. */
export type Frames = readonly number[];

/** A frame that took longer than one of 60 a second; the clock of the frames itself is off by some hundredths. */
const longMs = 16.7 + 0.3;
/** What a person sees as a halt. */
const haltMs = 50;
const patienceMs = 30_000;

/** The time of the next frame, before it is painted. */
export async function nextFrame(): Promise<number> {
  return await new Promise((begin) => requestAnimationFrame(begin));
}

/** Waits until something is in the page and painted; gives when. @throws Error when it does not come in time */
export async function painted(what: string, isThere: () => boolean): Promise<number> {
  const until = performance.now() + patienceMs;
  for (;;) {
    await nextFrame();
    if (isThere()) break;
    if (performance.now() > until) throw new Error(`waited in vain for ${what}`);
  }
  // React writes before the frame is laid out; a message comes when it has been.
  await new Promise<void>((go) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => go());
    port1.start();
    port2.postMessage(null);
  });
  return performance.now();
}

/** Runs work and gives every frame from its beginning to the one after its end. */
export async function framesDuring(work: () => Promise<void>): Promise<Frames> {
  const frames: number[] = [];
  let last = await nextFrame();
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const at = await nextFrame();
      frames.push(at - last);
      last = at;
    }
  })();
  try {
    await work();
  } finally {
    isOver = true;
    await watching;
  }
  return frames;
}

/** What is said of frames, by name. */
export function framesSaid(name: string, frames: Frames): Record<string, number> {
  return {
    [`${name}: frames over 16.7 ms`]: frames.filter((ms) => ms > longMs).length,
    [`${name}: frames over 50 ms`]: frames.filter((ms) => ms > haltMs).length,
    [`${name}: the longest frame`]: Math.max(...frames),
  };
}
