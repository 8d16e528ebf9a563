import type { RegisterChange } from '../../feed/register.ts';
import { comparisonName } from '../../values/text.ts';
import type { OpeningEvent } from './events.ts';

/** What an opening's events mean for head office's register of clients. */
export function effectsOf(event: OpeningEvent): readonly RegisterChange[] {
  switch (event.type) {
    case 'NumbersAllocated': {
      const { numbers, client } = event.data;
      const { clientNo, capitalAccount, ymt, shA, szA } = numbers;
      const given = { clientNo, capitalAccount, ymt, shA, szA };
      return [
        {
          register: 'client',
          key: clientNo,
          set: { idKind: 'RESIDENT', ...client, ...given, tier: 'STANDARD' },
          lookups: {
            idNumber: client.idNumber,
            mobile: client.mobile,
            name: comparisonName(client.name),
          },
        },
      ];
    }
    case 'BankAnswered': {
      const { clientNo, bank, card, status } = event.data;
      return [{ register: 'client', key: clientNo, set: { bank: { bank, card, state: status } } }];
    }
    case 'OpeningSubmitted':
    case 'IdentityRecorded':
    case 'ScreeningDecided':
    case 'ClearingAsked':
      return [];
  }
}
