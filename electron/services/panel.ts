import type {
  PanelAnswer,
  PanelChannel,
  PanelReply,
  PanelTask,
} from '../../shared/bridge/staff-keys.ts';
import { Fault } from '../../shared/errors.ts';

/** What a task makes of an answer: what is wrong at which field, or the result that closes the panel. */
export type Judged<T> =
  | { readonly status: 'done'; readonly value: T }
  | {
      readonly status: 'refused';
      readonly field?: string;
      readonly message: string;
      readonly waitMs?: number;
    };

/** How a host shows its panel page to the window that asked. */
export interface PanelView {
  show(): void;
  hide(): void;
}

/** The one place where passwords are typed: one task at a time, answered by the panel page over its own channel. */
export interface Panel {
  /** Opens the panel; null when it was cancelled. @throws Fault PANEL_BUSY */
  ask<T>(
    view: PanelView,
    task: PanelTask,
    judge: (answer: PanelAnswer) => Promise<Judged<T>>,
  ): Promise<T | null>;
  /** Cancels; while an answer is judged it waits, for what was answered may hold already, as a changed password does. */
  cancel(view: PanelView): void;
  /** The window is gone: the panel closes at once, and an answer that is still being judged opens no key for nobody. */
  leave(view: PanelView): void;
  readonly channel: PanelChannel;
}

interface OpenTask {
  readonly view: PanelView;
  readonly task: PanelTask;
  readonly answer: (answer: PanelAnswer) => Promise<PanelReply>;
  readonly end: () => void;
}

export function createPanel(): Panel {
  let open: OpenTask | null = null;
  let cancelled: OpenTask | null = null;
  let judging: { readonly asked: OpenTask; readonly over: Promise<unknown> } | null = null;

  const close = (): void => {
    const closed = open;
    open = null;
    closed?.view.hide();
    closed?.end();
  };
  const current = (): OpenTask => {
    if (open === null) throw new Fault('BRIDGE_REFUSED', 'no panel is open');
    return open;
  };
  /** Closes, or is closed by the answer that is being judged; resolves with that. */
  const cancel = async (asked: OpenTask): Promise<PanelReply> => {
    cancelled = asked;
    if (judging?.asked === asked) await judging.over;
    else if (open === asked) close();
    return { status: 'done' };
  };
  const settle = async (asked: OpenTask, given: PanelAnswer): Promise<PanelReply> => {
    try {
      const reply = await asked.answer(given);
      if (reply.status === 'refused' && cancelled !== asked) return reply;
      if (open === asked) close();
      return { status: 'done' };
    } finally {
      if (cancelled === asked && open === asked) close();
      judging = null;
    }
  };

  return {
    ask<T>(view: PanelView, task: PanelTask, judge: (answer: PanelAnswer) => Promise<Judged<T>>) {
      if (open !== null) return Promise.reject(new Fault('PANEL_BUSY', open.task.kind));
      return new Promise<T | null>((resolve) => {
        const answer = async (given: PanelAnswer): Promise<PanelReply> => {
          const judged = await judge(given);
          if (judged.status === 'refused') return judged;
          resolve(judged.value);
          return { status: 'done' };
        };
        open = { view, task, answer, end: () => resolve(null) };
        view.show();
      });
    },
    cancel(view) {
      if (open?.view === view) void cancel(open);
    },
    leave(view) {
      if (open?.view === view) close();
    },
    channel: {
      async task() {
        return current().task;
      },
      async answer(given) {
        const asked = current();
        if (given.kind === 'cancel') return await cancel(asked);
        // Two answers at once would count as two tries and could close the panel twice.
        if (judging !== null) return { status: 'refused', message: '正在核对,请稍候。' };
        const over = settle(asked, given);
        // Whoever cancels waits for its end only; whoever answered hears of a failure.
        judging = { asked, over: over.catch(() => undefined) };
        return await over;
      },
    },
  };
}
