import type { ClientTask } from '../../../../shared/bridge/client-task.ts';
import { mask } from '../../../../shared/rulebook/identity/mask.ts';
import { levelName } from '../../../../shared/rulebook/suitability/levels.ts';
import type { Question } from '../../../../shared/rulebook/suitability/questionnaire.ts';
import { resultMeaning, resultStatement, type ToldResult } from '../papers/result-words.ts';

/** The client as the client's screen shows them. */
export function shownClient(name: string): string {
  return name.trim() === '' ? '客户' : mask('NAME', name.trim());
}

/** The questionnaire as a task of the client's screen: nothing is filled in beforehand, and no points are shown. */
export function questionnaireTask(
  name: string,
  {
    questionnaire,
    questions,
  }: { readonly questionnaire: string; readonly questions: readonly Question[] },
): ClientTask {
  return {
    kind: 'questionnaire',
    title: '投资者风险承受能力评估问卷',
    client: shownClient(name),
    questionnaire,
    questions: questions.map(({ question, text, several, options }) => ({
      id: question,
      text,
      several,
      options: options.map(({ code, text: words }) => ({ code, text: words })),
    })),
  };
}

/** The result letter as a task: read and signed by the client. */
export function resultTask(name: string, result: ToldResult): ClientTask {
  return {
    kind: 'result',
    client: shownClient(name),
    title: '风险承受能力评估结果告知书',
    level: levelName(result.level),
    score: `${result.score} 分`,
    validTo: result.validTo,
    meaning: [...resultMeaning(result)],
    statement: resultStatement,
  };
}
