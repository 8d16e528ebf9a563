/** Runs tasks one after the other; a task that fails does not stop those behind it. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(task);
    // Who asked for the task hears of its failure; whoever comes next only waits for its end.
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
