import { circumstancesOf } from '../../../../shared/business/account-opening/application/circumstances.ts';
import { paperWords } from '../../../../shared/business/account-opening/application/papers.ts';
import { comparisonName } from '../../../../shared/values/text.ts';
import type { BusinessReview, WordGroup } from '../../../safeguards/approval/review.ts';
import { differencesOf } from './differences.ts';
import { groupsOf } from './groups.ts';
import { placesOf } from './places.ts';
import { submittedIn } from './submitted.ts';
import { ticksOf } from './ticks.ts';
import { unusualOf } from './unusual.ts';

/** What a checker of an opening looks at: what asks for a supervisor, what is unusual, what changed, what to confirm. */
export const openingReview: BusinessReview = {
  papers: paperWords,
  facts(command) {
    const submitted = submittedIn(command);
    if (submitted === null) return [];
    const { identity, contact, agent } = submitted.application;
    const client = { register: 'client' };
    return [
      { ...client, name: 'document', by: 'idNumber', value: identity.number },
      { ...client, name: 'mobile', by: 'mobile', value: contact.mobile },
      { ...client, name: 'name', by: 'name', value: comparisonName(identity.name) },
      { ...client, name: 'agentMobile', by: 'mobile', value: agent?.mobile ?? '' },
    ];
  },
  review({ command, previous, rows, isVisited, businessDate, tables }) {
    const submitted = submittedIn(command);
    if (submitted === null) return { unusual: [], differences: [], ticks: [] };
    const { application } = submitted;
    const day = { businessDate, tables };
    // The first form was never decided by circumstances: it took nobody who has any.
    const circumstances = application.form === 1 ? [] : circumstancesOf(application, day);
    const before = previous === null ? null : submittedIn(previous);
    const given = { submitted, isResubmitted: previous !== null, rows, isVisited, day };
    return {
      why: circumstances.map(({ message }) => message),
      unusual: unusualOf(given),
      differences: before === null ? [] : differencesOf(submitted, before, day),
      groups: peopleFirst(groupsOf(application, day)),
      ticks: ticksOf(submitted, circumstances, rows),
      places: placesOf(submitted, day),
    };
  },
};

/** Who it is about stands beside the pictures of their documents. */
function peopleFirst(groups: readonly WordGroup[]): readonly WordGroup[] {
  const isOfPeople = ({ title }: WordGroup) => title === '客户身份' || title === '代理人';
  return [...groups.filter(isOfPeople), ...groups.filter((one) => !isOfPeople(one))];
}
