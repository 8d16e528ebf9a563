import { Fault, type FaultCode, isFaultCode } from '../errors.ts';

/** A fault as plain data: errors themselves do not cross. */
export interface FaultData {
  readonly code: FaultCode;
  readonly detail: string;
}

/** What a call gives over any channel. */
export type CallOutcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly fault: FaultData };

/** The value of a call, or its fault thrown. */
export function takeOutcome(outcome: CallOutcome): unknown {
  if (outcome.ok) return outcome.value;
  throw new Fault(outcome.fault.code, outcome.fault.detail);
}

/**
 * The fault in an error that crossed Electron's context bridge, which keeps nothing of it but its message
 * (`CODE: detail`). Null when it is another error.
 */
export function faultFromMessage(message: string): Fault | null {
  const [, code, detail] = /^(?:Error: |Fault: )?([A-Z_]+): ([^]*)$/.exec(message) ?? [];
  return code !== undefined && isFaultCode(code) ? new Fault(code, detail ?? '') : null;
}
