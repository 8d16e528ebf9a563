import type { ClientTask } from '../../shared/bridge/client-task.ts';

export type QuestionnaireTask = Extract<ClientTask, { kind: 'questionnaire' }>;
export type AgreementsTask = Extract<ClientTask, { kind: 'agreements' }>;
export type ConfirmTask = Extract<ClientTask, { kind: 'confirm' }>;
export type ResultTask = Extract<ClientTask, { kind: 'result' }>;

/** Codes chosen so far, by the question's id. */
export type Chosen = Readonly<Record<string, readonly string[]>>;
