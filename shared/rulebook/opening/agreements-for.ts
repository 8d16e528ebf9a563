import { rowOn, rowsOn } from '../dated-table.ts';
import { type Explained, type RuleLine, sourceOf } from '../explain.ts';
import { type Permission, permissionNames } from '../suitability/permissions.ts';
import type { AgreementCondition, AgreementRow, AgreementTable } from './agreements.ts';
import { isShanghai, type OpeningAccount } from './opening-account.ts';

/** What of an opening decides which agreements go with it. */
export interface AgreementChoices {
  /** Accounts opened or joined (加挂). */
  readonly accounts: readonly OpeningAccount[];
  /** A depository bank is chosen. */
  readonly hasBank: boolean;
  readonly hasAgent: boolean;
  /** Above the range of AG-1, whom AG-3 asks an extra disclosure of. */
  readonly isElderly: boolean;
  /** Under 18. */
  readonly isMinor: boolean;
  readonly permissions: readonly Permission[];
  /** The client is below the level of one of them and asks for it nevertheless (rule PM-4). */
  readonly isMismatched: boolean;
}

const conditionWords: Readonly<Record<AgreementCondition, string>> = {
  ALWAYS: '开户均须签署',
  SH_ACCOUNT: '有沪市账户',
  BANK: '选择了存管银行',
  AGENT: '由代理人办理',
  ELDERLY: '高龄投资者',
  MINOR: '未成年人',
  PERMISSION: '申请权限',
  MISMATCH: '低于权限要求的风险等级',
};

/**
 * The agreements that follow from what is chosen, in the order they are signed in: the same choices, the same papers,
 * whatever order they were made in. Rule AT-1 (docs/rules.md).
 */
export function agreementsFor(
  choices: AgreementChoices,
  on: string,
  { agreements }: { readonly agreements: AgreementTable },
): readonly AgreementRow[] {
  return rowsOn(agreements, on)
    .filter((row) => applies(row, choices))
    .toSorted((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1));
}

/** The agreements of an opening, and permissions that no agreement is kept for. */
export interface OpeningAgreements {
  readonly agreements: readonly AgreementRow[];
  /** Not opened with an account: they are a business of their own. */
  readonly withoutAgreement: readonly Permission[];
}

/** `agreementsFor` with its reasons. Rules AT-1, AT-3, AT-5. Fails closed on a day without any agreement. */
export function explainAgreements(
  choices: AgreementChoices,
  on: string,
  tables: { readonly agreements: AgreementTable },
): Explained<OpeningAgreements> {
  const always = rowOn(tables.agreements, on, { when: 'ALWAYS' });
  if (!always.found) return always;
  const agreements = agreementsFor(choices, on, tables);
  const covered = new Set(agreements.flatMap(({ permissions }) => permissions));
  const withoutAgreement = choices.permissions.filter((permission) => !covered.has(permission));
  return {
    found: true,
    answer: { agreements, withoutAgreement },
    lines: [
      ...agreements.map((row) => agreementLine(row, choices)),
      ...withoutAgreement.map(withoutLine),
      ...warningLine(choices, agreements),
    ],
  };
}

function applies({ when, permissions }: AgreementRow, choices: AgreementChoices): boolean {
  switch (when) {
    case 'ALWAYS':
      return true;
    case 'SH_ACCOUNT':
      return choices.accounts.some(isShanghai);
    case 'BANK':
      return choices.hasBank;
    case 'AGENT':
      return choices.hasAgent;
    case 'ELDERLY':
      return choices.isElderly;
    case 'MINOR':
      return choices.isMinor;
    case 'PERMISSION':
      return permissions.some((permission) => choices.permissions.includes(permission));
    case 'MISMATCH':
      return choices.isMismatched;
  }
}

function agreementLine(row: AgreementRow, choices: AgreementChoices): RuleLine {
  const chosen = row.permissions.filter((permission) => choices.permissions.includes(permission));
  const names = chosen.map((permission) => permissionNames[permission]).join('、');
  const why = `${conditionWords[row.when]}${names === '' ? '' : `:${names}`}`;
  const message = `《${row.title}》${row.version} 版(${why})。`;
  return { rule: 'AT-1', met: true, message, source: sourceOf(row) };
}

function withoutLine(permission: Permission): RuleLine {
  const message = `${permissionNames[permission]}没有随开户签署的协议,请在开户后另行办理。`;
  return { rule: 'AT-3', met: false, message };
}

/** Without the text of the special warning nobody is let through below a level. */
function warningLine(
  { isMismatched }: AgreementChoices,
  agreements: readonly AgreementRow[],
): readonly RuleLine[] {
  if (!isMismatched || agreements.some(({ when }) => when === 'MISMATCH')) return [];
  const message = '当日没有特别风险警示书的文本,客户低于要求等级的权限不能申请。请联系总部。';
  return [{ rule: 'AT-5', met: false, message }];
}
