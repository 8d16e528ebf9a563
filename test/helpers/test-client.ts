import {
  type ClientScreens,
  type ClientView,
  createClientScreens,
} from '../../electron/services/client-screen.ts';
import type {
  ClientChannel,
  ClientPageReply,
  ClientStep,
} from '../../shared/bridge/client-screen.ts';
import type { ClientTask } from '../../shared/bridge/client-task.ts';

/** The smallest PNG: one white point. */
export const testSignature = {
  mediaType: 'image/png' as const,
  bytes: Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
};

/**
 * Plays the client at the client's screen, over the shell's own service: what the shell would refuse of a page is
 * refused here too. As in Electron, opening the window is enough for its page to be there.
 */
export class TestClient {
  /** False: this counter has no client's screen. */
  isThere = true;
  readonly screens: ClientScreens;
  readonly view: ClientView;
  #channel: ClientChannel | null = null;
  #leave: (() => void) | null = null;
  /** How long before the counter's clock the client is: what is read takes its time before now. */
  #beforeMs = 0;

  constructor(clock: () => number) {
    this.screens = createClientScreens(
      () => clock() - this.#beforeMs,
      () => '测试营业部',
    );
    this.view = {
      missing: () => (this.isThere ? null : '本终端没有客户屏。'),
      open: () => {
        if (this.#channel === null) this.#arrive();
        return null;
      },
      close: () => this.leave(),
    };
  }

  /** Somebody closes the client's window. */
  leave(): void {
    this.#leave?.();
    this.#channel = null;
    this.#leave = null;
  }

  /** The task on the screen; waits until there is one. */
  async task(): Promise<ClientTask> {
    return (await this.#turn()).task;
  }

  async tell(step: ClientStep): Promise<{ readonly waitMs: number }> {
    const { turn } = await this.#turn();
    return await this.#open().tell(turn, step);
  }

  /** Chooses these options, by code, and submits. */
  async answer(answers: Readonly<Record<string, readonly string[]>>): Promise<ClientPageReply> {
    const given = Object.entries(answers).map(([id, codes]): [string, string[]] => [
      id,
      [...codes],
    ]);
    await this.tell({ kind: 'shown', step: 'reviewing', at: 0, answered: given.length });
    const { turn } = await this.#turn();
    const answer = { kind: 'questionnaire' as const, answers: Object.fromEntries(given) };
    return await this.#open().answer(turn, answer);
  }

  /** Reads every paper for as long as it asks for, agrees to each, and signs. */
  async agree(signature = testSignature): Promise<ClientPageReply> {
    const { turn, task } = await this.#turn();
    if (task.kind !== 'agreements') throw new Error(`the client is asked for ${task.kind}`);
    const lengths = task.documents.map(({ minReadSeconds }) => minReadSeconds * 1000);
    this.#beforeMs = lengths.reduce((sum, one) => sum + one, 0);
    for (const [document, ms] of lengths.entries()) {
      await this.#open().tell(turn, { kind: 'reading', document });
      this.#beforeMs -= ms;
      await this.#open().tell(turn, { kind: 'agreed', document });
    }
    return await this.#open().answer(turn, { kind: 'agreements', signature });
  }

  /** Confirms the data, or says which lines are wrong. */
  async confirm(wrong: readonly string[] = []): Promise<ClientPageReply> {
    await this.tell({ kind: 'shown', step: 'confirming', at: 1, answered: 0 });
    const { turn } = await this.#turn();
    return await this.#open().answer(turn, { kind: 'confirm', wrong: [...wrong] });
  }

  /** Signs the result of a questionnaire. */
  async signResult(signature = testSignature): Promise<ClientPageReply> {
    await this.tell({ kind: 'shown', step: 'signing', at: 1, answered: 0 });
    const { turn } = await this.#turn();
    return await this.#open().answer(turn, { kind: 'result', signature });
  }

  async stop(reason: 'pause' | 'disagree' = 'pause'): Promise<ClientPageReply> {
    const { turn } = await this.#turn();
    return await this.#open().answer(turn, { kind: 'stop', reason });
  }

  #arrive(): void {
    const { channel, leave } = this.screens.arrive(() => this.leave());
    this.#channel = channel;
    this.#leave = leave;
  }

  #open(): ClientChannel {
    if (this.#channel === null) throw new Error("the client's screen is not open");
    return this.#channel;
  }

  async #turn(): Promise<{ readonly turn: number; readonly task: ClientTask }> {
    this.view.open();
    for (let seen = -1; ;) {
      const { turn, task } = await this.#open().next(seen);
      if (task !== null) return { turn, task };
      seen = turn;
    }
  }
}
