import { rowOn, type DatedRow, type DatedTable } from '../../../rulebook/dated-table.ts';
import { taxStatusNames } from '../../../rulebook/opening/tax-residence.ts';
import { levelName } from '../../../rulebook/suitability/levels.ts';
import { permissionNames } from '../../../rulebook/suitability/permissions.ts';
import { figureAmount } from '../../../values/money.ts';
import type { WordLine } from '../../contract.ts';
import { mandateWords, relationWords } from './agent.ts';
import { routeWords, type Commission } from './agreed.ts';
import type { Application } from './application.ts';
import { assessmentExplained } from './assessment-rules.ts';
import type { ApplicationContext } from './context.ts';
import { documentWords, type ShownDocument } from './identity.ts';
import { proofWords } from './need.ts';
import { personOf } from './person.ts';
import { exposureWords, type OtherPerson } from './profile.ts';
import { accountsText, maskOfDocument } from './words.ts';

/** Some lines of an application under one heading. */
export interface LineGroup {
  readonly title: string;
  readonly lines: readonly WordLine[];
}

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** All of an application in words, group by group: for the review, the checker and the paper. */
export function applicationLines(application: Application, day: Day): readonly LineGroup[] {
  const groups: readonly LineGroup[] = [
    { title: '需求', lines: needLines(application) },
    { title: '客户身份', lines: identityLines(application, day) },
    { title: '代理人', lines: agentLines(application) },
    { title: '联系方式', lines: contactLines(application) },
    { title: '尽职调查', lines: profileLines(application, day) },
    { title: '适当性', lines: assessmentLines(application, day) },
    { title: '银行与费用', lines: termsLines(application, day) },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

/** Commission as the trade writes it: 万2.5, 最低 5.00 元. */
export function commissionText({ ratePerMillion, minimumFen, mode }: Commission): string {
  const rate = `万${ratePerMillion / 100}`;
  return `${rate},最低 ${figureAmount(minimumFen)} 元,${mode === 'ALL_IN' ? '全佣' : '净佣'}`;
}

function needLines({ need }: Application): readonly WordLine[] {
  const { accounts, designated, permissions, standing, bank, referrer } = need;
  const { avgAssetsFen, tradingMonths, proof } = standing;
  const linked = accounts.filter(({ way }) => way === 'LINK');
  return [
    { label: '开立账户', value: accountsText(accounts) },
    ...linked.map(({ number }): WordLine => ({
      label: '加挂账号',
      value: number,
      mask: 'ACCOUNT',
    })),
    { label: '指定交易', value: designated ? '指定到本公司' : '不指定' },
    {
      label: '申请权限',
      value: permissions.map((one) => permissionNames[one]).join('、') || '无',
    },
    ...(permissions.length === 0
      ? []
      : [
          {
            label: '资产与经验',
            value: `前 20 个交易日日均 ${figureAmount(avgAssetsFen)} 元,${tradingMonths} 个月,依据:${proofWords[proof]}`,
          },
        ]),
    { label: '三方存管', value: bank ? '同时办理' : '暂不办理' },
    { label: '推荐人', value: referrer === '' ? '无' : referrer },
  ];
}

function identityLines({ identity }: Application, { businessDate, tables }: Day) {
  const person = personOf(identity, businessDate);
  return [
    { label: '姓名', value: identity.name, mask: 'NAME' },
    ...optional('外文姓名', identity.latinName),
    ...documentLines(identity),
    ...(person === null
      ? []
      : [
          { label: '性别', value: person.sex === 'M' ? '男' : '女' },
          { label: '出生日期', value: person.birthDate },
          { label: '年龄', value: `${person.age} 周岁` },
        ]),
    {
      label: '国籍',
      value: titleOf(tables.countries, businessDate, { country: identity.nationality }),
    },
    ...optional('辅助证明', identity.supporting),
    ...(identity.ownLabourIncome ? [{ label: '收入', value: '以本人劳动收入为主要生活来源' }] : []),
    ...optional('有效期说明', identity.termReason),
  ] satisfies readonly WordLine[];
}

function documentLines(shown: ShownDocument): readonly WordLine[] {
  const { document, number, validFrom, validTo, longTerm, issuer } = shown;
  return [
    { label: '证件类型', value: documentWords[document] },
    { label: '证件号码', value: number, mask: maskOfDocument(document) },
    { label: '有效期', value: `${validFrom} 至 ${longTerm ? '长期' : validTo}` },
    ...optional('签发机关', issuer),
  ];
}

function agentLines({ agent }: Application): readonly WordLine[] {
  if (agent === null) return [];
  const { form, reference, from, to } = agent.mandate;
  return [
    { label: '代理人姓名', value: agent.name, mask: 'NAME' },
    ...documentLines(agent),
    { label: '代理人手机', value: agent.mobile, mask: 'MOBILE' },
    { label: '与客户关系', value: relationWords[agent.relation] },
    { label: '委托形式', value: [mandateWords[form], reference].join(' ').trim() },
    { label: '委托期限', value: `${from} 至 ${to}` },
  ];
}

function contactLines({ contact }: Application): readonly WordLine[] {
  const { mobile, phone, email, address, postcode } = contact;
  return [
    { label: '手机', value: mobile, mask: 'MOBILE' },
    ...optional('固定电话', phone),
    { label: '联系地址', value: address, mask: 'ADDRESS' },
    ...optional('邮政编码', postcode),
    { label: '电子邮箱', value: email === '' ? '未填' : email },
  ];
}

function profileLines(
  { profile }: Application,
  { businessDate, tables }: Day,
): readonly WordLine[] {
  const code = (table: TitledTable, one: string) =>
    one === '' ? '' : titleOf(table, businessDate, { code: one });
  const { taxStatus, taxCountries, exposure, badRecord } = profile;
  return [
    { label: '职业', value: code(tables.occupations, profile.occupation) },
    ...optional('工作单位', profile.employer),
    { label: '学历', value: code(tables.educationLevels, profile.education) },
    {
      label: '资金来源',
      value: profile.fundSources.map((one) => code(tables.fundSources, one)).join('、'),
    },
    { label: '开户目的', value: code(tables.openingPurposes, profile.purpose) },
    { label: '税收居民身份', value: taxStatusNames[taxStatus] },
    ...taxCountries.map(({ country, taxNumber, explanation }) => ({
      label: '税收居民国(地区)',
      value: `${titleOf(tables.countries, businessDate, { country })} ${taxNumber === '' ? `无纳税人识别号${explanation === '' ? '' : `:${explanation}`}` : taxNumber}`,
    })),
    { label: '账户实际控制人', value: otherText(profile.controller) },
    { label: '账户实际受益人', value: otherText(profile.beneficiary) },
    { label: '政治公众人物', value: exposureWords[exposure] },
    { label: '不良诚信记录', value: badRecord === '' ? '无' : badRecord },
  ];
}

function otherText(person: OtherPerson | null): string {
  return person === null
    ? '本人'
    : `${person.name} ${person.number}(${relationWords[person.relation]})`;
}

function assessmentLines(application: Application, day: Day): readonly WordLine[] {
  const { assessment } = application;
  if (assessment === null) return [];
  const explained = assessmentExplained(assessment, day);
  if (!explained.found) return [];
  const { score, level, lowestCategory, validTo } = explained.answer;
  return [
    {
      label: '风险测评',
      value: `${score} 分,${levelName(level)}${lowestCategory ? ',最低类别' : ''}`,
    },
    { label: '有效至', value: validTo },
    { label: '作答方式', value: routeWords[assessment.route] },
    ...optional('重测原因', assessment.retestReason),
  ];
}

function termsLines({ need, bank, terms }: Application, { businessDate, tables }: Day) {
  return [
    ...(need.bank
      ? ([
          {
            label: '存管银行',
            value:
              bank.bank === ''
                ? ''
                : titleOf(tables.depositoryBanks, businessDate, { bank: bank.bank }),
          },
          { label: '银行卡号', value: bank.card, mask: 'BANK_CARD' },
        ] as const)
      : []),
    ...(terms === null
      ? []
      : [
          { label: '佣金', value: commissionText(terms.commission) },
          {
            label: '开户费',
            value: terms.feeSource === 'COMPANY' ? '公司承担' : '从资金账户扣收',
          },
        ]),
  ] satisfies readonly WordLine[];
}

type TitledTable = DatedTable<DatedRow & { readonly code: string; readonly title: string }>;

/** The title a table has for a code; the code itself where the table has none on the day. */
function titleOf<Row extends DatedRow & { readonly title: string }>(
  table: DatedTable<Row>,
  on: string,
  key: Readonly<Partial<Row>>,
): string {
  const found = rowOn(table, on, key);
  return found.found ? found.row.title : Object.values(key).join('');
}

function optional(label: string, value: string): readonly WordLine[] {
  return value === '' ? [] : [{ label, value }];
}
