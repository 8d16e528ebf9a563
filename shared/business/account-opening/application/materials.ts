import { rowOn } from '../../../rulebook/dated-table.ts';
import {
  type PermissionThreshold,
  permissionNames,
} from '../../../rulebook/suitability/permissions.ts';
import { figureAmount } from '../../../values/money.ts';
import type { Application } from './application.ts';
import type { ApplicationContext } from './context.ts';
import { documentWords, type PersonalDocument } from './identity.ts';
import { personOf } from './person.ts';

/** What somebody brings to an opening. */
export interface Material {
  readonly text: string;
  /** What exactly is meant; empty where the text says it. */
  readonly note: string;
}

/** What is brought, and for what. */
export interface MaterialGroup {
  readonly title: string;
  readonly materials: readonly Material[];
}

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/**
 * What the client brings, by what is known: kind of document, agent, age, permissions, bank. What is not known yet
 * stands in a last group with its condition, so that the list serves before anything is typed. Ages and thresholds are
 * those of the tables on the day.
 */
export function materialsFor(application: Application, day: Day): readonly MaterialGroup[] {
  const parts = [agentPart, minorPart, elderlyPart, permissionPart].map((part) =>
    part(application, day),
  );
  const open = parts.filter(({ applies }) => applies === null);
  const groups: readonly MaterialGroup[] = [
    { title: '客户本人', materials: ownMaterials(application, day) },
    ...parts.filter(({ applies }) => applies === true),
    {
      title: '有下列情形的,请另带',
      materials: open.flatMap(({ condition, materials }) =>
        materials.map(({ text, note }) => ({ text: `${condition}:${text}`, note })),
      ),
    },
  ];
  return groups.filter(({ materials }) => materials.length > 0);
}

/** Materials of a situation; `applies` is null while it is not known. */
interface Part extends MaterialGroup {
  readonly condition: string;
  readonly applies: boolean | null;
}

function ownMaterials(
  { identity, need }: Application,
  { businessDate, tables }: Day,
): readonly Material[] {
  const { document } = identity;
  const row = rowOn(tables.documentTypes, businessDate, { document });
  const papers = row.found ? row.row.papers : undefined;
  return [
    {
      text: `有效${documentWords[document]}原件`,
      note: '在有效期内;柜台核验、留存影像后当场退还。',
    },
    ...(papers === undefined ? [] : [{ text: papers, note: '原件。' }]),
    ...(isFromMainland(document)
      ? []
      : [{ text: '境外纳税人识别号', note: '税收居民国(地区)发放的;没有的请说明原因。' }]),
    { text: '本人使用的手机', note: '号码须为本人实名,现场接听或接收验证信息。' },
    ...(need.bank
      ? [{ text: '本人的银行借记卡', note: '用作三方存管;存管银行以银行确认为准。' }]
      : []),
  ];
}

function isFromMainland(document: PersonalDocument): boolean {
  const documents: readonly PersonalDocument[] = [
    'RESIDENT_ID',
    'TEMPORARY_ID',
    'HOUSEHOLD_BOOK',
    'OFFICER_CARD',
    'SOLDIER_CARD',
    'CN_PASSPORT',
  ];
  return documents.includes(document);
}

function agentPart(application: Application, { businessDate }: Day): Part {
  // Before the client is known nobody has said who will come.
  const isKnown = personOf(application.identity, businessDate) !== null;
  return {
    title: '代理人',
    condition: '由他人代办的',
    applies: application.agent !== null ? true : isKnown ? false : null,
    materials: [
      { text: '代理人有效身份证件原件', note: '' },
      {
        text: '授权委托书原件',
        note: '经公证,或由客户本人在营业部当面签署;载明委托事项、权限和期限。',
      },
    ],
  };
}

function minorPart({ identity }: Application, { businessDate, tables }: Day): Part {
  const person = personOf(identity, businessDate);
  const gate = rowOn(tables.ageGate, businessDate);
  const [from, full] = gate.found ? [gate.row.incomeProofAge, gate.row.minAge] : [16, 18];
  const condition = `满 ${from} 周岁、未满 ${full} 周岁的`;
  return {
    title: condition,
    condition,
    applies: person === null ? null : person.age >= from && person.age < full,
    materials: [
      {
        text: '本人劳动收入证明',
        note: '劳动合同、工资发放记录或用人单位证明,能够说明以本人劳动收入为主要生活来源。',
      },
    ],
  };
}

function elderlyPart({ identity }: Application, { businessDate, tables }: Day): Part {
  const person = personOf(identity, businessDate);
  const gate = rowOn(tables.ageGate, businessDate);
  const condition = gate.found ? `超过 ${gate.row.maxAge} 周岁的` : '高龄的';
  return {
    title: condition,
    condition,
    applies: person === null || !gate.found ? null : person.age > gate.row.maxAge,
    materials: [
      {
        text: '预留充足时间,可由家人陪同',
        note: '须阅读并签署高龄投资者风险提示书,需要的请带老花镜。',
      },
    ],
  };
}

function permissionPart({ need }: Application, { businessDate, tables }: Day): Part {
  const rows = need.permissions.flatMap((permission) => {
    const found = rowOn(tables.permissionThresholds, businessDate, { permission });
    return found.found ? [found.row] : [];
  });
  const asking = rows.filter((row) => row.minAvgAssets !== null || row.minTradingMonths !== null);
  const general = {
    text: '资产证明和交易经历证明',
    note: '可由中国结算查询的不需提供;其他机构出具的须加盖公章。',
  };
  const isChosen = need.permissions.length > 0;
  return {
    title: '交易权限',
    condition: '申请创业板、科创板、北交所、港股通等权限的',
    applies: isChosen ? true : need.accounts.length > 0 ? false : null,
    materials: isChosen
      ? [
          ...(asking.length === 0 ? [] : [general]),
          ...rows.map((row) => ({ text: permissionNames[row.permission], note: askedBy(row) })),
        ]
      : [general],
  };
}

function askedBy({ minAvgAssets, minTradingMonths, test }: PermissionThreshold): string {
  const asked = [
    ...(minAvgAssets === null
      ? []
      : [`前 20 个交易日日均资产不低于 ${figureAmount(minAvgAssets)} 元`]),
    ...(minTradingMonths === null ? [] : [`证券交易经验不少于 ${minTradingMonths} 个月`]),
    ...(test === null ? [] : ['由本人通过知识测试']),
  ];
  return asked.length === 0 ? '现场签署风险揭示书。' : `${asked.join(';')};现场签署风险揭示书。`;
}
