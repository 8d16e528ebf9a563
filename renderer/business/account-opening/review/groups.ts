import type { Application } from '../../../../shared/business/account-opening/application/application.ts';
import { applicationLines } from '../../../../shared/business/account-opening/application/lines.ts';
import { applicationWords } from '../../../../shared/business/account-opening/application/words.ts';
import type { WordGroup } from '../../../safeguards/approval/review.ts';
import type { Day } from './submitted.ts';

/** All of an application in words, in groups; the first form knew only what fits into one. */
export function groupsOf(application: Application, day: Day): readonly WordGroup[] {
  return application.form === 1
    ? [{ title: '申请内容', lines: applicationWords(application) }]
    : applicationLines(application, day);
}
