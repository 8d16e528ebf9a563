/** The one writer: turns run one after the other, commands before feed pages. */
export interface WriterQueue {
  /** An act of staff: runs before every page that still waits. */
  command<T>(turn: () => Promise<T>): Promise<T>;
  /** A page of the feed, or upkeep: runs when no command waits. */
  page<T>(turn: () => Promise<T>): Promise<T>;
}

/** A queue nothing waits in. */
export function writerQueue(): WriterQueue {
  const commands: (() => Promise<void>)[] = [];
  const pages: (() => Promise<void>)[] = [];
  let busy = false;

  const run = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    for (
      let next = commands.shift() ?? pages.shift();
      next;
      next = commands.shift() ?? pages.shift()
    )
      await next();
    busy = false;
  };

  const enter = <T>(line: (() => Promise<void>)[], turn: () => Promise<T>): Promise<T> =>
    new Promise<T>((take, fail) => {
      // The turn's own failure goes to who asked for it; the queue goes on.
      line.push(() => turn().then(take, fail));
      void run();
    });

  return {
    command: (turn) => enter(commands, turn),
    page: (turn) => enter(pages, turn),
  };
}
