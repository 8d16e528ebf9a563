import type {
  ClientChannel,
  ClientProgress,
  ClientScreen,
  ClientScreenState,
  ClientStep,
  ClientTurn,
} from '../../shared/bridge/client-screen.ts';
import type { ClientAnswer, ClientTask } from '../../shared/bridge/client-task.ts';
import type { ShellNews } from '../../shared/bridge/system.ts';
import { Fault } from '../../shared/errors.ts';
import { type Course, newCourse, noteStep, outcomeOf, progressOf } from './client-course.ts';
import type { Clock } from './ports.ts';

/** How a host shows the client's page. */
export interface ClientView {
  /** Null when there is a client's screen or can be one; else why not, in Chinese. */
  missing(): string | null;
  /** Opens the page or brings it up; gives the address where the host opens no window itself. */
  open(): string | null;
  close(): void;
}

/** One window's hold on the client's screen. */
export interface ClientScreenHold {
  readonly screen: ClientScreen;
  /** The window is gone: nobody waits for its task. */
  end(): void;
}

/** The client's page as long as it is the one that is open. */
export interface ClientPage {
  readonly channel: ClientChannel;
  /** The page is gone. */
  leave(): void;
}

export interface ClientScreens {
  hold(view: ClientView, tell: (news: ShellNews) => void): ClientScreenHold;
  /** The client's page has loaded. An older one is told by `replaced`, and nothing it says counts any more. */
  arrive(replaced: () => void): ClientPage;
}

interface OpenTask {
  readonly tell: (news: ShellNews) => void;
  readonly task: ClientTask;
  readonly end: (answer: ClientAnswer) => void;
  /** What the page has told of it; begins anew with every page. */
  course: Course;
}

interface Arrived {
  readonly replaced: () => void;
  readonly waiting: Set<{ readonly take: (turn: ClientTurn) => void; readonly fail: () => void }>;
}

const overtaken = '这一项已由工作人员收回,请稍候。';
const states = {
  open: { status: 'open', words: '客户屏已打开。' },
  notOpen: { status: 'not-open', words: '客户屏没有打开,请先打开。' },
} as const;

/**
 * The client's screen: one task at a time over all windows, answered by the client's own page and by nothing else.
 * A window can only take its own task back. Every instant is of this clock.
 */
export function createClientScreens(clock: Clock, branchName: () => string | null): ClientScreens {
  const holds = new Map<(news: ShellNews) => void, ClientView>();
  let turn = 0;
  let open: OpenTask | null = null;
  let page: Arrived | null = null;

  const stateFor = (view: ClientView): ClientScreenState => {
    const missing = view.missing();
    if (missing !== null) return { status: 'none', words: missing };
    return page === null ? states.notOpen : states.open;
  };
  const tellAll = (): void => {
    for (const [tell, view] of holds) tellOne(tell, view, null);
  };
  const tellOne = (
    tell: (news: ShellNews) => void,
    view: ClientView,
    progress: ClientProgress | null,
  ): void => tell({ kind: 'client-screen', state: stateFor(view), progress });

  const shown = (): ClientTurn => ({ turn, task: open?.task ?? null, branchName: branchName() });
  /** Another turn: what the page knows of the last one holds no more. */
  const turnOver = (): void => {
    turn += 1;
    const waiting = [...(page?.waiting ?? [])];
    page?.waiting.clear();
    for (const one of waiting) one.take(shown());
  };
  const finish = (task: OpenTask, answer: ClientAnswer): void => {
    open = null;
    turnOver();
    task.end(answer);
  };
  const current = (asked: number): OpenTask | null => (asked === turn ? open : null);

  const channelOf = (mine: Arrived): ClientChannel => {
    const check = (): void => {
      if (page !== mine) throw new Fault('BRIDGE_REFUSED', 'another client page is open');
    };
    return {
      async next(seen) {
        check();
        if (seen !== turn) return shown();
        return await new Promise<ClientTurn>((take, failed) => {
          const fail = (): void => failed(new Fault('BRIDGE_REFUSED', 'the client page has gone'));
          mine.waiting.add({ take, fail });
        });
      },
      async tell(asked, step) {
        check();
        const task = current(asked);
        return task === null ? { waitMs: 0 } : heard(task, step);
      },
      async answer(asked, answer) {
        check();
        const task = current(asked);
        if (task === null) return { status: 'refused', message: overtaken };
        const outcome = outcomeOf(task.task, task.course, answer, clock());
        if ('message' in outcome) return { status: 'refused', message: outcome.message };
        finish(task, outcome.answer);
        return { status: 'done' };
      },
    };
  };
  const heard = (task: OpenTask, step: ClientStep): { readonly waitMs: number } => {
    const noted = noteStep(task.task, task.course, step, clock());
    task.course = noted.course;
    const view = holds.get(task.tell);
    if (view !== undefined) tellOne(task.tell, view, progressOf(task.task, noted.course));
    return { waitMs: noted.waitMs };
  };

  return {
    hold(view, tell) {
      holds.set(tell, view);
      const there = (): void => {
        const missing = view.missing();
        if (missing !== null) throw new Fault('CLIENT_SCREEN_NONE', 'no client screen here');
      };
      const takeBack = (): void => {
        if (open?.tell === tell) finish(open, { status: 'cancelled' });
      };
      return {
        screen: {
          state: async () => stateFor(view),
          async open() {
            there();
            return { address: view.open() };
          },
          async show(task) {
            there();
            if (open !== null) throw new Fault('CLIENT_SCREEN_BUSY', open.task.kind);
            return await new Promise<ClientAnswer>((end) => {
              open = { tell, task, end, course: newCourse };
              turnOver();
            });
          },
          cancel: async () => takeBack(),
          close: async () => view.close(),
        },
        end() {
          takeBack();
          holds.delete(tell);
        },
      };
    },
    arrive(replaced) {
      const mine: Arrived = { replaced, waiting: new Set() };
      const before = page;
      page = mine;
      before?.replaced();
      for (const { fail } of before?.waiting ?? []) fail();
      // A page that was loaded anew knows nothing of what the one before it had told.
      if (open !== null) open.course = newCourse;
      turnOver();
      tellAll();
      return {
        channel: channelOf(mine),
        leave() {
          for (const { fail } of mine.waiting) fail();
          mine.waiting.clear();
          if (page !== mine) return;
          page = null;
          tellAll();
        },
      };
    },
  };
}
