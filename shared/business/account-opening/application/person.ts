import { ageOn } from '../../../rulebook/identity/age.ts';
import { checkResidentNumber } from '../../../rulebook/identity/resident-number.ts';
import { isRealDate } from '../../../values/dates.ts';
import type { Identity, PersonalDocument } from './identity.ts';

/** What is known of a person by their document. */
export interface Person {
  readonly birthDate: string;
  readonly sex: 'M' | 'F';
  /** Full years on the day asked about. */
  readonly age: number;
}

type Shown = Pick<Identity, 'document' | 'number' | 'birthDate' | 'sex'>;

/** Whose number it is, for each document whose number tells birth date and sex. */
const tellingKinds = {
  RESIDENT_ID: 'RESIDENT',
  TEMPORARY_ID: 'RESIDENT',
  GAT_RESIDENCE: 'GAT_RESIDENCE',
  FOREIGN_PR: 'FOREIGN_PR',
} as const;

/** Whether a document's number tells birth date and sex, which are then never typed. */
export function isTelling(document: PersonalDocument): document is keyof typeof tellingKinds {
  return document in tellingKinds;
}

/** The kind of number a telling document has. */
export function kindOfNumber(document: keyof typeof tellingKinds) {
  return tellingKinds[document];
}

/**
 * Birth date, sex and age of whoever shows a document: as its number says them, or as they were typed where it says
 * nothing. Null while they are not known, or the number is not valid for the document.
 */
export function personOf(shown: Shown, on: string): Person | null {
  const { document, number, birthDate, sex } = shown;
  if (isTelling(document)) {
    const check = checkResidentNumber(number, on);
    if (!check.valid || check.kind !== kindOfNumber(document)) return null;
    return { birthDate: check.birth, sex: check.sex, age: check.age };
  }
  if (sex === '' || !isRealDate(birthDate) || birthDate > on) return null;
  return { birthDate, sex, age: ageOn(birthDate, on) };
}
