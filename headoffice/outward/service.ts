/** What a service outside knows of a request. `againAt`: nothing will have come before. */
export type Lookup<Answer> =
  | { readonly status: 'unknown' }
  | { readonly status: 'pending'; readonly againAt?: number }
  | { readonly status: 'answered'; readonly answer: Answer };

/**
 * A service outside as head office reaches it. A request is known by the id head office gave it: the sender asks before
 * it sends again, because the answer to the first try may have been lost.
 */
export interface OutwardService<Request, Answer> {
  /** From when on it takes requests, ms UTC; null: now. Absent: always. */
  opensFrom?(): Promise<number | null>;
  lookup(externalId: string, request: Request): Promise<Lookup<Answer>>;
  submit(externalId: string, request: Request): Promise<void>;
}
