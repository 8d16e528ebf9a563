import type { Application } from '../../shared/business/account-opening/application/application.ts';
import type { Concluded, OpeningEvent } from '../../shared/business/account-opening/events.ts';

const concluded: Concluded = {
  nationality: 'CHN',
  rating: { level: 'LOW', points: 0 },
  assessment: { score: 40, level: 'C3', lowestCategory: false, validTo: '2027-11-23' },
  permissions: [],
  feeFen: 0,
};

/** The event an accepted whole application records, whatever the rules would make of it. */
export function openingSubmitted(application: Application): OpeningEvent {
  return {
    type: 'OpeningSubmitted',
    data: { application, birthDate: '1990-03-07', sex: 'F', concluded },
  };
}
