import type { Agent } from '../../shared/business/account-opening/application/agent.ts';
import { agreementsNeeded } from '../../shared/business/account-opening/application/agreed-rules.ts';
import {
  type Application,
  emptyApplication,
} from '../../shared/business/account-opening/application/application.ts';
import { evidenceNeeds } from '../../shared/business/account-opening/application/evidence-needs.ts';
import { signedAgreement } from '../../shared/rulebook/opening/agreements-signed.ts';
import { checkCharacter } from '../../shared/rulebook/identity/resident-number.ts';
import type { EvidenceKind, EvidenceRef } from '../../shared/safeguards/evidence.ts';
import { intl1 } from '../../shared/suite-intl-1.ts';
import { steadyAnswers } from './questionnaire.ts';
import { ruleTables } from './rule-tables.ts';

/** An application with everything that goes with it, as a form has it before F8. */
export interface CompleteApplication {
  readonly application: Application;
  readonly evidence: readonly EvidenceRef[];
}

/** 2026-11-23 10:30 in Beijing, the day most tests are on. */
export const openingDay = { businessDate: '2026-11-23', at: Date.UTC(2026, 10, 23, 2, 30) };

type Day = typeof openingDay;

/** An ordinary client before anything is signed: 李明, born 1990-03-07, 沪A and 深A, a bank, the usual terms. */
export function ordinaryClient({ at }: Day = openingDay): Application {
  const { need, identity, contact, profile } = emptyApplication;
  return {
    ...emptyApplication,
    need: {
      ...need,
      accounts: [
        { kind: 'SH_A', way: 'NEW', number: '' },
        { kind: 'SZ_A', way: 'NEW', number: '' },
      ],
    },
    identity: {
      ...identity,
      name: '李明',
      number: '110000199003070124',
      validFrom: '2020-05-01',
      validTo: '2040-05-01',
      issuer: '北京市公安局东城分局',
    },
    contact: { ...contact, mobile: '16800001234', address: '北京市东城区某街 1 号' },
    profile: {
      ...profile,
      occupation: '04',
      employer: '某某科技有限公司',
      education: '20',
      fundSources: ['01'],
      purpose: '01',
    },
    bank: { bank: 'ICBC', card: '6222020000000000005' },
    assessment: {
      questionnaire: 'Q-2026-1',
      route: 'CLIENT_SCREEN',
      answers: Object.fromEntries(
        Object.entries(steadyAnswers).map(([question, codes]) => [question, [...codes]]),
      ),
      startedAt: at - 20 * 60_000,
      endedAt: at - 15 * 60_000,
      testsToday: 1,
      retestReason: '',
    },
    terms: {
      commission: { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
      feeSource: 'COMPANY',
    },
  };
}

/** A boy of 16 who lives on his own work. */
export function minorClient(day: Day = openingDay): Application {
  const client = ordinaryClient(day);
  return {
    ...client,
    identity: {
      ...client.identity,
      name: '周小明',
      number: '650000201011053450',
      validFrom: '2024-06-01',
      validTo: '2029-06-01',
      ownLabourIncome: true,
    },
  };
}

/** A resident of Hong Kong with a home-return permit. */
export function hongKongClient(day: Day = openingDay): Application {
  const client = ordinaryClient(day);
  return {
    ...client,
    identity: {
      ...client.identity,
      document: 'HK_MACAO_PERMIT',
      name: '陳大文',
      latinName: 'CHAN Tai Man',
      number: 'H12345678',
      sex: 'M',
      birthDate: '1985-12-12',
      validFrom: '2022-03-01',
      validTo: '2032-03-01',
      issuer: '中华人民共和国出入境管理局',
    },
  };
}

/** Somebody of 72 whose son comes with a mandate. */
export function elderWithAgent(day: Day = openingDay): Application {
  const client = ordinaryClient(day);
  const number = residentNumber('110000', '19540210', '018');
  const agent: Agent = {
    document: 'RESIDENT_ID',
    name: '王强',
    number: '110000199003070124',
    sex: '',
    birthDate: '',
    validFrom: '2020-05-01',
    validTo: '2040-05-01',
    longTerm: false,
    issuer: '北京市公安局东城分局',
    mobile: '16800004321',
    relation: 'CHILD',
    mandate: {
      form: 'NOTARISED',
      reference: '(2026)京某证字第 123 号',
      from: '2026-10-01',
      to: '2027-09-30',
    },
  };
  return {
    ...client,
    identity: {
      ...client.identity,
      name: '王建国',
      number,
      validFrom: '2012-01-01',
      validTo: '',
      longTerm: true,
    },
    agent,
  };
}

/** A valid number of no real person. */
export function residentNumber(region: string, birth: string, sequence: string): string {
  const digits = `${region}${birth}${sequence}`;
  return `${digits}${checkCharacter(digits)}`;
}

/** Signs every agreement that follows from the application and takes every required piece of evidence. */
export function completed(application: Application, day: Day = openingDay): CompleteApplication {
  const context = { businessDate: day.businessDate, tables: ruleTables };
  const needed = agreementsNeeded(application, context);
  const signed: Application = {
    ...application,
    agreed: needed.map((row, at) => ({
      ...signedAgreement(intl1, row),
      route: 'CLIENT_SCREEN',
      readFrom: day.at - (needed.length - at) * 120_000,
      readTo: day.at - (needed.length - at) * 120_000 + row.minReadSeconds * 1000,
    })),
  };
  const evidence = evidenceNeeds(signed, [], context)
    .filter(({ required }) => required)
    .map(({ kind, paper }, at) => ({
      ...pieceOf(kind, at, day.at),
      ...(paper === undefined ? {} : { paper }),
    }));
  const letter = { ...pieceOf('signature', evidence.length, day.at), paper: 'assessment-result' };
  return {
    application: signed,
    evidence: signed.assessment === null ? evidence : [...evidence, letter],
  };
}

function pieceOf(kind: EvidenceKind, at: number, takenAt: number): EvidenceRef {
  const digest = (at + 1).toString(16).padStart(64, 'a');
  return { kind, digest, mediaType: 'image/jpeg', bytes: 1000, takenAt, source: 'camera', page: 1 };
}
