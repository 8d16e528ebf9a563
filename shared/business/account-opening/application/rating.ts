import type { Explained } from '../../../rulebook/explain.ts';
import type { StatedFactor } from '../../../rulebook/opening/aml-tables.ts';
import {
  explainInitialRating,
  type InitialRating,
} from '../../../rulebook/opening/initial-rating.ts';
import type { Application } from './application.ts';
import type { ApplicationContext } from './context.ts';
import { personOf } from './person.ts';

/** The initial risk rating of the client; null while too little is known. Rules RR-1 to RR-5 (docs/rules.md). */
export function initialRating(
  application: Application,
  { businessDate, tables }: Pick<ApplicationContext, 'businessDate' | 'tables'>,
): Explained<InitialRating> | null {
  const { identity, profile } = application;
  const person = personOf(identity, businessDate);
  if (person === null || profile.occupation === '' || profile.fundSources.length === 0) return null;
  const taxCountries =
    profile.taxStatus === 'CHINA'
      ? []
      : profile.taxCountries.flatMap(({ country }) => (country === '' ? [] : [country]));
  return explainInitialRating(
    {
      occupation: profile.occupation,
      fundSources: profile.fundSources,
      nationality: identity.nationality,
      taxCountries,
      age: person.age,
      factors: factorsOf(application),
    },
    businessDate,
    tables,
  );
}

function factorsOf({ profile, agent }: Application): readonly StatedFactor[] {
  const { exposure, controller, beneficiary, badRecord } = profile;
  return [
    ...(exposure === 'SELF' ? (['PEP_SELF'] as const) : []),
    ...(exposure === 'RELATED' ? (['PEP_RELATED'] as const) : []),
    ...(agent === null ? [] : (['AGENT_OPENS'] as const)),
    ...(beneficiary === null ? [] : (['BENEFICIARY_OTHER'] as const)),
    ...(controller === null ? [] : (['CONTROLLER_OTHER'] as const)),
    ...(badRecord === '' ? [] : (['ADVERSE_RECORD'] as const)),
  ];
}
