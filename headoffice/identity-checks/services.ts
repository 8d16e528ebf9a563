import type { DocumentType } from '../../shared/rulebook/identity/document-types.ts';
import type { ClearingResult, PoliceResult } from '../../shared/safeguards/identity-check.ts';

/** Whom a service is asked about. */
export interface CheckedPerson {
  readonly name: string;
  readonly number: string;
  readonly document: DocumentType;
}

/** A service's answer, and who gave it, as staff read it. */
export interface ServiceAnswer<Result> {
  readonly result: Result;
  readonly source: string;
  readonly simulated: boolean;
}

/** The services outside the house as head office reaches them. A call may fail or hang: whoever asks goes on without. */
export interface IdentityServices {
  /** 公安联网核查: whether name and number belong together. */
  police(person: CheckedPerson): Promise<ServiceAnswer<PoliceResult>>;
  /** 中登查询: the accounts the person has, at whatever brokers. */
  clearingQuery(person: CheckedPerson): Promise<ServiceAnswer<ClearingResult>>;
}
