import type { Refusal } from '../../../errors.ts';
import { rowOn } from '../../../rulebook/dated-table.ts';
import type { AgreementRow } from '../../../rulebook/opening/agreements.ts';
import { agreementsFor, explainAgreements } from '../../../rulebook/opening/agreements-for.ts';
import { agreementRefusals } from '../../../rulebook/opening/agreements-signed.ts';
import { newPasswordRefusals } from '../../../safeguards/new-password.ts';
import type { Application } from './application.ts';
import type { ApplicationContext } from './context.ts';
import { mismatchLines } from './permission-rules.ts';
import { personOf } from './person.ts';

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** The agreements that follow from what the application has chosen, in the order they are signed. Rule AT-1. */
export function agreementsNeeded(application: Application, day: Day): readonly AgreementRow[] {
  return agreementsFor(choicesOf(application, day), day.businessDate, day.tables);
}

/**
 * What of the agreements is not signed to the letter, or was signed without having been read to its end; and what is
 * wrong with the trading password. One signed that is no longer needed stands for itself. Rules AT-1 to AT-5, AO-33,
 * TP-8 to TP-10 (docs/rules.md).
 */
export function agreedRefusals(
  application: Application,
  context: ApplicationContext,
): readonly Refusal[] {
  const { suite, headOfficeKey, submitted, businessDate, tables } = context;
  const explained = explainAgreements(choicesOf(application, context), businessDate, tables);
  if (!explained.found) return [{ rule: 'AT-1', field: 'agreed', message: explained.message }];
  const { agreements } = explained.answer;
  const needed = new Set(agreements.map(({ code }) => code));
  const signed = application.agreed.filter(({ code }) => needed.has(code));
  return [
    ...agreementRefusals(suite, agreements, signed).map(({ rule, field, message }) => ({
      rule,
      field: (field ?? 'agreed').replace('agreements.', 'agreed.'),
      message,
    })),
    ...explained.lines
      .filter(({ met }) => !met)
      .map(({ rule, message }) => ({ rule, field: 'need.permissions', message })),
    ...agreements.flatMap((row) => readRefusals(row, application)),
    ...(application.password === null
      ? []
      : newPasswordRefusals(suite, headOfficeKey, application.password, submitted).map(
          ({ rule, message }) => ({ rule, field: 'password', message }),
        )),
  ];
}

/** On the client's screen an agreement is open for as long as reading it takes. Rule AO-33. */
function readRefusals(
  { code, title, minReadSeconds }: AgreementRow,
  { agreed }: Application,
): readonly Refusal[] {
  const one = agreed.find((signed) => signed.code === code);
  if (one === undefined || one.route === 'PAPER') return [];
  if (one.readTo - one.readFrom >= minReadSeconds * 1000) return [];
  const message = `《${title}》阅读不足 ${minReadSeconds} 秒。请客户重新阅读后签署。`;
  return [{ rule: 'AO-33', field: `agreed.${code}`, message }];
}

function choicesOf(application: Application, day: Day): Parameters<typeof agreementsFor>[0] {
  const { need, agent, identity } = application;
  const { businessDate, tables } = day;
  const age = personOf(identity, businessDate)?.age ?? null;
  const gate = rowOn(tables.ageGate, businessDate);
  return {
    accounts: need.accounts.map(({ kind }) => kind),
    hasBank: need.bank,
    hasAgent: agent !== null,
    isElderly: age !== null && gate.found && age > gate.row.maxAge,
    isMinor: age !== null && gate.found && age < gate.row.minAge,
    permissions: need.permissions,
    isMismatched: mismatchLines(application, day).length > 0,
  };
}
