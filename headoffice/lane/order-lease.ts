import type { Entry } from '../../shared/journal/entry.ts';
import type { Office } from '../office.ts';
import type { Lease } from '../reaction.ts';
import { issuedIn } from '../time.ts';
import type { BranchWork } from './branch-transaction.ts';

/** An order goes out only while head office's word on the time that its counter had is no older (design 9). */
const orderLeaseMs = 30_000;

/**
 * Until when what an entry asks for may go out: by its time token, given by this head office in this era and in the
 * contact its counter has now. A business whose orders are not leased is not asked.
 */
export async function leaseOf(
  office: Office,
  { sql }: BranchWork,
  { business, counter, timeToken }: Entry,
): Promise<Lease> {
  const isLeased = office.reactions.get(business)?.isLeased === true;
  if (!isLeased || timeToken === null) return { until: null };
  const [open] = await sql.query<{ contact: string }>(
    'select contact from contacts where counter = $1 and expires_at > $2',
    [counter, office.clock()],
  );
  const issuedAt = open === undefined ? null : issuedIn(office, open.contact, timeToken);
  return { until: issuedAt === null ? null : issuedAt + orderLeaseMs };
}
