/** What of a client is searched and shown in hits; clear, and only ever in memory. A missing number is ''. */
export interface ClientEntry {
  readonly clientNo: string;
  readonly name: string;
  readonly idKind: string;
  readonly idNumber: string;
  readonly mobile: string;
  readonly capitalAccount: string;
  /** Stock accounts the client has, Shanghai first. */
  readonly accounts: readonly string[];
  readonly tier: string;
}
