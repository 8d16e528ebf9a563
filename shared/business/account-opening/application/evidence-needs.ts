import type { Refusal } from '../../../errors.ts';
import { rowOn } from '../../../rulebook/dated-table.ts';
import {
  type EvidenceKind,
  type EvidenceRef,
  evidenceWords,
} from '../../../safeguards/evidence.ts';
import type { Application } from './application.ts';
import { circumstancesOf } from './circumstances.ts';
import type { ApplicationContext } from './context.ts';
import { documentWords, type PersonalDocument } from './identity.ts';
import { type OpeningPaper, paperOf } from './papers.ts';

/** A kind of evidence an opening takes. */
export interface EvidenceWanted {
  readonly kind: EvidenceKind;
  /** Whether it may have more than one page. */
  readonly several: boolean;
  /** What exactly is meant. */
  readonly hint: string;
  /** Without it nothing is submitted. */
  readonly required: boolean;
  /** Which signed paper it has to be of; absent: any page of the kind will do. */
  readonly paper?: OpeningPaper;
}

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** Documents that are one card with two sides; all others are taken page by page. */
const cards: readonly PersonalDocument[] = [
  'RESIDENT_ID',
  'TEMPORARY_ID',
  'GAT_RESIDENCE',
  'HK_MACAO_PERMIT',
  'HK_MACAO_PERMIT_FOREIGN',
  'TAIWAN_PERMIT',
  'FOREIGN_PR',
  'OLD_PR_CARD',
];

/** What is taken with an opening, in the order it lies on the counter. Rule AO-32 (docs/rules.md). */
export function evidenceNeeds(
  application: Application,
  evidence: readonly EvidenceRef[],
  day: Day,
): readonly EvidenceWanted[] {
  return [
    ...clientDocument(application, day),
    ...agentDocument(application),
    ...proofs(application, day),
    ...signed(application),
    signature(evidence),
    { kind: 'face', several: false, hint: '客户(或代理人)现场照片', required: false },
    { kind: 'other', several: true, hint: '', required: false },
  ];
}

/** What is required and not there, each at its kind. Rule AO-32. */
export function evidenceRefusals(
  application: Application,
  evidence: readonly EvidenceRef[],
  day: Day,
): readonly Refusal[] {
  return evidenceNeeds(application, evidence, day)
    .filter((need) => need.required && !evidence.some((one) => answers(one, need)))
    .map(({ kind, hint }) => ({
      rule: 'AO-32',
      field: `evidence.${kind}`,
      message: `缺少${evidenceWords[kind]}${hint === '' ? '' : `(${hint})`},请采集(F11)。`,
    }));
}

function answers(one: EvidenceRef, { kind, paper }: EvidenceWanted): boolean {
  if (one.kind !== kind) return false;
  // Who signed that they know their level has not signed what they apply for.
  if (kind === 'signature') return paperOf(one) !== 'assessment-result';
  return paper === undefined || paperOf(one) === paper;
}

/** The application is signed: on the client's screen or the pad, or on the paper that was scanned back. Rule AO-36. */
function signature(evidence: readonly EvidenceRef[]): EvidenceWanted {
  const onPaper = evidence.some(
    (one) => one.kind === 'signed-paper' && paperOf(one) === 'application',
  );
  const hint = onPaper ? '' : '客户手写签名,或扫描已签字的申请表';
  return { kind: 'signature', several: false, hint, required: !onPaper };
}

function clientDocument({ identity }: Application, { businessDate, tables }: Day) {
  const { document } = identity;
  const wanted: EvidenceWanted[] = cards.includes(document)
    ? [
        { kind: 'document-front', several: false, hint: '人像面', required: true },
        { kind: 'document-back', several: false, hint: '背面,含有效期限', required: true },
      ]
    : [
        {
          kind: 'document-front',
          several: false,
          hint: `${documentWords[document]}资料页`,
          required: true,
        },
      ];
  const row = rowOn(tables.documentTypes, businessDate, { document });
  const papers = row.found ? row.row.papers : undefined;
  if (papers !== undefined) {
    wanted.push({ kind: 'supporting', several: true, hint: papers, required: true });
  }
  return wanted;
}

function agentDocument({ agent }: Application): readonly EvidenceWanted[] {
  if (agent === null) return [];
  const isCard = cards.includes(agent.document);
  return [
    { kind: 'agent-front', several: false, hint: '代理人证件人像面', required: true },
    ...(isCard
      ? ([{ kind: 'agent-back', several: false, hint: '代理人证件背面', required: true }] as const)
      : []),
    { kind: 'mandate', several: true, hint: '委托书每一页', required: true },
  ];
}

function proofs(application: Application, day: Day): readonly EvidenceWanted[] {
  const isMinor = circumstancesOf(application, day).some(({ code }) => code === 'MINOR');
  const hasStatement = application.need.standing.proof === 'STATEMENT';
  return [
    ...(isMinor
      ? ([
          { kind: 'income-proof', several: true, hint: '本人劳动收入证明', required: true },
        ] as const)
      : []),
    ...(hasStatement
      ? ([
          { kind: 'asset-proof', several: true, hint: '前 20 个交易日资产证明', required: true },
        ] as const)
      : []),
  ];
}

/** Papers that were signed by hand come back as pictures. */
function signed({ assessment, agreed }: Application): readonly EvidenceWanted[] {
  const onPaper = agreed.some(({ route }) => route === 'PAPER');
  return [
    ...(assessment?.route === 'PAPER'
      ? ([{ kind: 'questionnaire', several: true, hint: '每一页', required: true }] as const)
      : []),
    {
      kind: 'signed-paper',
      several: true,
      hint: onPaper ? '客户已签字的协议签署页、申请表' : '客户已签字的申请表',
      required: onPaper,
      ...(onPaper ? { paper: 'agreements' } : {}),
    },
  ];
}
