import type { ReactNode } from 'react';
import { DocumentType } from '../../shared/rulebook/identity/document-types.ts';
import { AmlLevel, amlLevelNames } from '../../shared/rulebook/opening/aml-tables.ts';
import {
  OpeningAccount,
  openingAccountNames,
} from '../../shared/rulebook/opening/opening-account.ts';
import { CustomerLevel, levelName } from '../../shared/rulebook/suitability/levels.ts';
import { rowOn } from '../../shared/rulebook/dated-table.ts';
import type { RuleTables } from '../../shared/rulebook/tables.ts';
import { figureAmount } from '../../shared/values/money.ts';
import type { ClientRecord, ClientSecurity } from '../data/types.ts';
import { investorWord, tierWord } from '../safeguards/visit/client-words.ts';
import { Masked } from '../safeguards/visit/Masked.tsx';

/** Lines of a section. */
export type Lines = readonly { readonly label: string; readonly value: ReactNode }[];

/** A day and the rules it is read by. */
export interface Day {
  readonly date: string;
  readonly tables: RuleTables;
}

/** Who the client is. */
export function personLines(record: ClientRecord, open: boolean): Lines {
  const { sex, birthDate } = record;
  return [
    { label: '姓名', value: <Masked kind="NAME" value={record.name} open={open} /> },
    { label: '客户号', value: record.clientNo },
    { label: '证件号码', value: <Masked kind="ID" value={record.idNumber} open={open} /> },
    { label: '证件有效期', value: record.idValidUntil ?? '长期或未登记' },
    { label: '性别', value: sex === null ? '—' : sex === 'M' ? '男' : '女' },
    // The whole date is part of the document's number, which is masked.
    { label: '出生日期', value: open ? birthDate : `${birthDate.slice(0, 4)}-**-**` },
    { label: '手机', value: <Masked kind="MOBILE" value={record.mobile} open={open} /> },
    {
      label: '联系地址',
      value:
        record.address === '' ? '—' : <Masked kind="ADDRESS" value={record.address} open={open} />,
    },
    { label: '开户日期', value: record.openedOn === '' ? '—' : record.openedOn },
    { label: '客户等级', value: tierWord(record.tier) },
    { label: '风险等级', value: levelWord(record.riskLevel) },
    { label: '洗钱风险', value: amlWord(record.amlRating) },
  ];
}

/** Capital account, master account and the depository bank with its state. */
export function capitalLines(
  record: ClientRecord,
  open: boolean,
  { date, tables }: Day,
  bankState: (state: string) => string,
): Lines {
  const account = (label: string, value: string | null) => ({
    label,
    value:
      value === null || value === '' ? '—' : <Masked kind="ACCOUNT" value={value} open={open} />,
  });
  const { bank, commission } = record;
  const row = bank === null ? null : rowOn(tables.depositoryBanks, date, { bank: bank.bank });
  return [
    account('资金账户', record.capitalAccount),
    account('一码通账户', record.ymt),
    ...(bank === null
      ? [{ label: '存管银行', value: '未办理' }]
      : [
          { label: '存管银行', value: row?.found === true ? row.row.title : bank.bank },
          { label: '银行卡', value: <Masked kind="BANK_CARD" value={bank.card} open={open} /> },
          { label: '签约状态', value: bankState(bank.state) },
        ]),
    {
      label: '佣金',
      value:
        commission === null
          ? '未登记'
          : `万${commission.ratePerMillion / 100},最低 ${figureAmount(commission.minimumFen)} 元`,
    },
  ];
}

/** Securities accounts: those of the row; of a row from before, what it names. */
export function securitiesOf(record: ClientRecord): readonly ClientSecurity[] {
  if (record.securities.length > 0) return record.securities;
  const plain = (kind: string, number: string | null): readonly ClientSecurity[] =>
    number === null ? [] : [{ kind, number, linked: false, designated: false }];
  return [...plain('SH_A', record.shA), ...plain('SZ_A', record.szA)];
}

/** The kind of an account in words; one this program does not know by its code. */
export function accountWord(kind: string): string {
  const known = OpeningAccount.safeParse(kind);
  return known.success ? openingAccountNames[known.data] : kind;
}

/** What the assessment says. */
export function suitabilityLines(record: ClientRecord): Lines {
  const { investorType, riskLevel, riskScore, riskValidTo, lowestCategory } = record;
  return [
    { label: '投资者类别', value: investorWord(investorType) },
    { label: '风险等级', value: levelWord(riskLevel) },
    { label: '测评得分', value: riskScore === null ? '—' : `${riskScore} 分` },
    { label: '有效期至', value: riskValidTo ?? '未登记' },
    { label: '最低类别', value: lowestCategory ? '是(风险承受能力最低类别)' : '否' },
  ];
}

/** The document and its term. */
export function documentLines(record: ClientRecord, open: boolean, { date, tables }: Day): Lines {
  const { idKind, idNumber, idValidFrom, idValidUntil, nationality } = record;
  const kind = DocumentType.safeParse(idKind === 'RESIDENT' ? 'RESIDENT_ID' : idKind);
  const row = kind.success ? rowOn(tables.documentTypes, date, { document: kind.data }) : null;
  const country = rowOn(tables.countries, date, { country: nationality });
  return [
    { label: '证件类型', value: row?.found === true ? row.row.title : idKind || '—' },
    { label: '证件号码', value: <Masked kind="ID" value={idNumber} open={open} /> },
    { label: '有效期自', value: idValidFrom === '' ? '未登记' : idValidFrom },
    { label: '有效期至', value: idValidUntil ?? '长期或未登记' },
    {
      label: '国籍(地区)',
      value: country.found ? country.row.title : nationality === '' ? '未登记' : nationality,
    },
  ];
}

function levelWord(level: string): string {
  const known = CustomerLevel.safeParse(level);
  return known.success ? levelName(known.data) : level === '' ? '未测评' : level;
}

function amlWord(level: string): string {
  const known = AmlLevel.safeParse(level);
  return known.success ? amlLevelNames[known.data] : level === '' ? '未登记' : level;
}
