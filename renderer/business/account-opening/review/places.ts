import { evidenceNeeds } from '../../../../shared/business/account-opening/application/evidence-needs.ts';
import { isTelling } from '../../../../shared/business/account-opening/application/person.ts';
import { type EvidenceKind, evidenceWords } from '../../../../shared/safeguards/evidence.ts';
import type { ReasonPlace } from '../../../../shared/safeguards/refusal-reason.ts';
import type { Day, Submitted } from './submitted.ts';

/** The places of this application a reason for refusing may name: its pictures first, then its fields by step. */
export function placesOf(submitted: Submitted, day: Day): readonly ReasonPlace[] {
  return [...pictures(submitted, day), ...fields(submitted)].map(([field, label]) => ({
    field,
    label,
  }));
}

type Place = readonly [field: string, label: string];

/** What was taken, and what is asked for and was not. Contents of papers are no pictures. */
function pictures({ application, evidence }: Submitted, day: Day): readonly Place[] {
  const wanted = application.form === 1 ? firstKinds : evidenceNeeds(application, evidence, day);
  const kinds = new Set<EvidenceKind>([...wanted, ...evidence].map(({ kind }) => kind));
  kinds.delete('paper-content');
  return [...kinds].map((kind) => [`evidence.${kind}`, evidenceWords[kind]]);
}

const firstKinds: readonly { readonly kind: EvidenceKind }[] = (
  ['document-front', 'document-back', 'signed-paper', 'signature', 'other'] as const
).map((kind) => ({ kind }));

function fields({ application }: Submitted): readonly Place[] {
  const { identity, agent, need, form } = application;
  const isWhole = form === 2;
  return [
    ['identity.name', '姓名'],
    ['identity.number', '证件号码'],
    ...when(isWhole, [
      ['identity.validTo', '证件有效期限'],
      ['identity.issuer', '签发机关'],
      ...when(!isTelling(identity.document), [
        ['identity.birthDate', '出生日期'],
        ['identity.nationality', '国籍(地区)'],
        ['identity.latinName', '英文姓名'],
      ]),
      ...when(identity.supporting !== '', [['identity.supporting', '辅助证明号码']]),
    ]),
    ...when(agent !== null, [
      ['agent.name', '代理人姓名'],
      ['agent.number', '代理人证件号码'],
      ['agent.relation', '与客户关系'],
      ['agent.mandate.to', '委托期限'],
    ]),
    ['contact.mobile', '手机'],
    ['contact.address', '联系地址'],
    ...when(isWhole, [
      ['profile.occupation', '职业'],
      ['profile.employer', '工作单位'],
      ['profile.taxStatus', '税收居民身份'],
      ['profile.fundSources', '资金来源'],
    ]),
    ['need.accounts', '开立账户'],
    ...when(need.permissions.length > 0, [['need.permissions', '申请权限']]),
    ...when(need.standing.proof !== 'NONE', [['need.standing', '资产与交易经验']]),
    ...when(isWhole, [
      ['assessment', '风险测评'],
      ...when(need.bank, [['bank.card', '银行卡']]),
      ['terms.commission', '佣金'],
      ['agreed', '协议'],
    ]),
  ];
}

function when(holds: boolean, places: readonly Place[]): readonly Place[] {
  return holds ? places : [];
}
