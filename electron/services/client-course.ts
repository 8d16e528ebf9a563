import type {
  ClientPageAnswer,
  ClientProgress,
  ClientStep,
} from '../../shared/bridge/client-screen.ts';
import type {
  ClientDocument,
  ClientGiven,
  ClientQuestion,
  ClientTask,
  ReadDocument,
} from '../../shared/bridge/client-task.ts';

/** How a task has gone so far, by what the page told; instants are of the shell's clock. */
export interface Course {
  /** When the page first showed something of it; null before. */
  readonly startedAt: number | null;
  /** What the page shows; null before it shows anything. */
  readonly page: Pick<ClientProgress, 'step' | 'at' | 'answered'> | null;
  /** By the paper's place: when it was first shown, and when it was last agreed to. */
  readonly reads: ReadonlyMap<number, { readonly from: number; readonly to: number | null }>;
  /** The paper that is shown, or was last. */
  readonly document: number | null;
  /** When the client last touched it. */
  readonly activity: number;
}

export const newCourse: Course = {
  startedAt: null,
  page: null,
  reads: new Map(),
  document: null,
  activity: 0,
};

/** The course after one step of the page, and how long the paper shown has still to be read. */
export function noteStep(
  task: ClientTask,
  before: Course,
  step: ClientStep,
  at: number,
): { readonly course: Course; readonly waitMs: number } {
  const course: Course = { ...before, activity: at };
  const noted = (change: Partial<Course>, waitMs = 0) => ({
    course: { ...course, ...change },
    waitMs,
  });
  const startedAt = course.startedAt ?? at;
  switch (step.kind) {
    case 'active':
      return noted({});
    case 'shown': {
      const { step: name, at: place, answered } = step;
      return noted({ startedAt, page: { step: name, at: place, answered } });
    }
    case 'reading': {
      const { document: place } = step;
      const document = documentAt(task, place);
      if (document === null) return noted({});
      const read = course.reads.get(place) ?? { from: at, to: null };
      const page = { step: 'reading', at: place + 1, answered: 0 } as const;
      const reads = new Map(course.reads).set(place, read);
      const waitMs = leftMs(document, read.from, at);
      return noted({ startedAt, page, reads, document: place }, waitMs);
    }
    case 'agreed': {
      const document = documentAt(task, step.document);
      const read = course.reads.get(step.document);
      if (document === null || read === undefined) return noted({});
      const waitMs = leftMs(document, read.from, at);
      // What was not read long enough is not agreed to, whatever the page says.
      if (waitMs > 0) return noted({}, waitMs);
      return noted({ reads: new Map(course.reads).set(step.document, { ...read, to: at }) });
    }
  }
}

/** What the counter may know of it: how far it has come, and nothing that was chosen. Null before anything is shown. */
export function progressOf(task: ClientTask, course: Course): ClientProgress | null {
  const { page, activity } = course;
  if (page === null) return null;
  const of = partsOf(task);
  return {
    kind: task.kind,
    step: page.step,
    at: Math.min(page.at, of),
    answered: task.kind === 'agreements' ? agreedOf(course) : Math.min(page.answered, of),
    of,
    activity,
  };
}

/** The client's answer with the shell's instants, or what is missing, in words for the client. */
export function outcomeOf(
  task: ClientTask,
  course: Course,
  given: ClientPageAnswer,
  at: number,
): { readonly answer: ClientGiven } | { readonly message: string } {
  if (given.kind === 'stop') {
    const { reason } = given;
    return { answer: { status: 'declined', reason, at, words: stopWords(task, course, reason) } };
  }
  const done = { status: 'done' as const, startedAt: course.startedAt ?? at, endedAt: at };
  if (course.startedAt === null) return misfit;
  switch (task.kind) {
    case 'questionnaire': {
      if (given.kind !== task.kind) return misfit;
      const answers = answersOf(task.questions, given.answers);
      if (typeof answers === 'string') return { message: answers };
      return { answer: { ...done, kind: task.kind, answers } };
    }
    case 'agreements': {
      if (given.kind !== task.kind) return misfit;
      const documents = readDocuments(task.documents, course);
      if (documents === null) return { message: '还有文件没有读完,请读完后再签名。' };
      const { signature } = given;
      return { answer: { ...done, kind: task.kind, documents, signature } };
    }
    case 'confirm': {
      if (given.kind !== task.kind) return misfit;
      const labels = task.lines
        .map(({ label }) => label)
        .filter((one) => given.wrong.includes(one));
      if (labels.length !== given.wrong.length) return misfit;
      return { answer: { ...done, kind: task.kind, wrong: labels } };
    }
    case 'result': {
      if (given.kind !== task.kind) return misfit;
      return { answer: { ...done, kind: task.kind, signature: given.signature } };
    }
  }
}

const misfit = { message: '内容与所问的不一致,没有提交。请告知工作人员。' };

/** Every question answered by its own options, in the order of task and options; else what is wrong. */
function answersOf(
  questions: readonly ClientQuestion[],
  given: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, readonly string[]>> | string {
  if (Object.keys(given).some((id) => !questions.some((one) => one.id === id)))
    return misfit.message;
  const answers: [string, readonly string[]][] = [];
  for (const [index, { id, several, options }] of questions.entries()) {
    const chosen = Object.hasOwn(given, id) ? (given[id] ?? []) : [];
    const codes = options.map(({ code }) => code).filter((code) => chosen.includes(code));
    if (codes.length !== chosen.length || (!several && codes.length > 1)) return misfit.message;
    if (codes.length === 0) return `第 ${index + 1} 题还没有选择,请选择一项。`;
    answers.push([id, codes]);
  }
  return Object.fromEntries(answers);
}

function readDocuments(
  documents: readonly ClientDocument[],
  { reads }: Course,
): readonly ReadDocument[] | null {
  const read = documents.flatMap(({ code, version }, place) => {
    const { from, to } = reads.get(place) ?? { from: 0, to: null };
    return to === null ? [] : [{ code, version, readFrom: from, readTo: to }];
  });
  return read.length === documents.length ? read : null;
}

function stopWords(task: ClientTask, course: Course, reason: 'pause' | 'disagree'): string {
  if (reason === 'pause') return '客户要停一下,没有完成。';
  const document = course.document === null ? null : documentAt(task, course.document);
  return document === null ? '客户不同意,没有完成。' : `客户不同意《${document.title}》。`;
}

function documentAt(task: ClientTask, place: number): ClientDocument | null {
  return task.kind === 'agreements' ? (task.documents[place] ?? null) : null;
}

const leftMs = ({ minReadSeconds }: ClientDocument, from: number, at: number): number =>
  Math.max(0, from + minReadSeconds * 1000 - at);

const agreedOf = ({ reads }: Course): number =>
  [...reads.values()].filter(({ to }) => to !== null).length;

function partsOf(task: ClientTask): number {
  switch (task.kind) {
    case 'questionnaire':
      return task.questions.length;
    case 'agreements':
      return task.documents.length;
    case 'confirm':
    case 'result':
      return 1;
  }
}
