/** What a list says of people: HIT where it has one of them. */
export interface ListScreening {
  readonly result: 'CLEAR' | 'HIT';
  readonly version: string;
  readonly listedOn: string;
  /** Whether the list is older than it may be at a counter: somebody should load a newer one. */
  readonly isOld: boolean;
}
