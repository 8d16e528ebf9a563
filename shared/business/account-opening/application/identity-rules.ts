import type { Refusal } from '../../../errors.ts';
import { rowOn } from '../../../rulebook/dated-table.ts';
import { explainAgeDecision } from '../../../rulebook/identity/age-decision.ts';
import { standingMessage } from '../../../rulebook/identity/messages.ts';
import { emptyMessages, identityRefusals as words } from '../../../rulebook/identity/messages.ts';
import { checkName } from '../../../rulebook/identity/name.ts';
import { homeCountry } from '../../../rulebook/opening/countries.ts';
import type { ApplicationContext } from './context.ts';
import { documentRefusals, documentStanding } from './document-rules.ts';
import { documentWords, type Identity } from './identity.ts';
import { personOf } from './person.ts';
import { textRefusals } from './text-rules.ts';

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** Documents of foreigners: whoever shows one is of another country. */
const foreignDocuments: readonly Identity['document'][] = [
  'FOREIGN_PR',
  'OLD_PR_CARD',
  'FOREIGN_PASSPORT',
  'HK_MACAO_PERMIT_FOREIGN',
];

/** Whether a document is a foreigner's. */
export function isForeigners(document: Identity['document']): boolean {
  return foreignDocuments.includes(document);
}

/** What is wrong with who the client is. Rules ID-8, AG-2, AO-17, AO-18 and those of the document (docs/rules.md). */
export function identityRefusals(identity: Identity, day: Day): readonly Refusal[] {
  return [
    ...nameRefusals(identity.name, 'identity.name'),
    ...documentRefusals(identity, 'identity', day),
    ...nationalityRefusals(identity, day),
    ...ageRefusals(identity, day),
    ...overrideRefusals(identity, day),
    ...textRefusals(identity.latinName, {
      rule: 'AO-17',
      field: 'identity.latinName',
      title: '外文姓名',
      least: 0,
      most: 100,
      tooShort: '',
    }),
  ];
}

/** What is wrong with a name, at its field. Rule ID-8. */
export function nameRefusals(name: string, field: string): readonly Refusal[] {
  const check = checkName(name);
  if (check.valid) return [];
  const empty = name === '' ? { message: emptyMessages.name } : {};
  return [{ ...words.name[check.reason], ...empty, field }];
}

function nationalityRefusals(
  { document, nationality }: Identity,
  { businessDate, tables }: Day,
): readonly Refusal[] {
  const refuse = (message: string): readonly Refusal[] => [
    { rule: 'AO-18', field: 'identity.nationality', message },
  ];
  if (!rowOn(tables.countries, businessDate, { country: nationality }).found) {
    return refuse('请选择国籍(地区)。');
  }
  if (isForeigners(document) === (nationality !== homeCountry)) return [];
  return refuse(
    isForeigners(document)
      ? `持${documentWords[document]}的客户不是中国国籍,请按证件选择国籍。`
      : `持${documentWords[document]}的客户为中国国籍,请核对证件类型和国籍。`,
  );
}

/** Who may open at all, by age; the proof itself is among the evidence. Rule AG-2. */
function ageRefusals(identity: Identity, { businessDate, tables }: Day): readonly Refusal[] {
  const person = personOf(identity, businessDate);
  if (person === null) return [];
  const opener = {
    birth: person.birthDate,
    on: businessDate,
    hasOwnLabourIncome: identity.ownLabourIncome,
  };
  const explained = explainAgeDecision(opener, tables.ageGate);
  const field = 'identity.number';
  if (!explained.found) return [{ rule: 'AG-2', field, message: explained.message }];
  return explained.lines
    .filter(({ met }) => !met)
    .map(({ rule, message }) => ({ rule, field, message }));
}

/**
 * An expired document, or one whose term looks wrong, goes on only with a reason, which a supervisor looks at; one that
 * is not valid yet does not. Rules ID-17, ID-18, AO-17.
 */
function overrideRefusals(identity: Identity, day: Day): readonly Refusal[] {
  const found = documentStanding(identity, day);
  if (found === null) return [];
  const { validFrom, validTo } = identity;
  const told = standingMessage(found.standing, { validFrom, validTo });
  if (found.standing === 'NOT_YET_VALID') {
    return [{ rule: 'ID-18', field: 'identity.validFrom', message: told }];
  }
  if (found.standing === 'VALID' && found.plausible !== false) return [];
  if (identity.termReason !== '') {
    return textRefusals(identity.termReason, {
      rule: 'AO-17',
      field: 'identity.termReason',
      title: '继续办理的原因',
      least: 4,
      most: 100,
      tooShort: '继续办理的原因请至少写 4 个字,主管授权时查看。',
    });
  }
  const message =
    found.standing === 'EXPIRED'
      ? `${told}确需办理的,请写明原因,由主管授权。`
      : `有效期与证件应有的期限不符,应${found.expectedTo == null ? '为长期' : `至 ${found.expectedTo}`}。核对无误的,请写明原因,由主管授权。`;
  return [{ rule: 'AO-17', field: 'identity.termReason', message }];
}
