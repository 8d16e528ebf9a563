import {
  type Application,
  emptyApplication,
} from '../../shared/business/account-opening/application/application.ts';
import type { Concluded, OpeningEvent } from '../../shared/business/account-opening/events.ts';

/** What a test changes of an application, section by section. */
export interface ApplicationChange {
  readonly need?: Partial<Application['need']>;
  readonly identity?: Partial<Application['identity']>;
  readonly bank?: Application['bank'];
  readonly agent?: Application['agent'];
}

/** What the rules made of it. */
const concluded: Concluded = {
  nationality: 'CHN',
  rating: { level: 'LOW', points: 0 },
  assessment: { score: 40, level: 'C3', lowestCategory: false, validTo: '2027-11-23' },
  permissions: [],
  feeFen: 0,
};

/** A whole application as far as head office reads it after the acceptance. */
export function wholeApplication(change: ApplicationChange = {}): Application {
  const { need, identity, contact } = emptyApplication;
  return {
    ...emptyApplication,
    need: {
      ...need,
      accounts: [
        { kind: 'SH_A', way: 'NEW', number: '' },
        { kind: 'SZ_A', way: 'NEW', number: '' },
      ],
      bank: false,
      ...change.need,
    },
    identity: {
      ...identity,
      name: '李明',
      number: '110105199003071014',
      sex: 'F',
      birthDate: '1990-03-07',
      ...change.identity,
    },
    agent: change.agent ?? null,
    contact: { ...contact, mobile: '13800000000', address: '北京市朝阳区测试路 1 号' },
    bank: change.bank ?? emptyApplication.bank,
    terms: {
      commission: { ratePerMillion: 250, minimumFen: 500, mode: 'ALL_IN' },
      feeSource: 'COMPANY',
    },
  };
}

/** The event an accepted whole application records. */
export function openingSubmitted(application: Application): OpeningEvent {
  return {
    type: 'OpeningSubmitted',
    data: { application, birthDate: '1990-03-07', sex: 'F', concluded },
  };
}
