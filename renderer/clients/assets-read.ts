import { Funds, fundsRegister } from '../../shared/rulebook/money/funds.ts';
import { Position, positionRegister } from '../../shared/rulebook/trading/position.ts';
import { Security, securityRegister } from '../../shared/rulebook/trading/security.ts';
import type { CounterStore, RegisterView } from '../data/types.ts';

/** A position with its security; null where the register has none of that key. */
export interface HeldSecurity {
  readonly key: string;
  readonly position: Position;
  readonly security: Security | null;
}

/** Money and positions of a client as head office's registers have them, with what this counter has pending. */
export interface ClientMeans {
  readonly funds: readonly Funds[];
  readonly held: readonly HeldSecurity[];
  /** The oldest of the rows; null where there is none. */
  readonly asOf: number | null;
  /** Acts of this counter that head office has not decided yet: on money, and on what is held. No act is on two rows. */
  readonly pending: { readonly funds: number; readonly held: number };
  /** Rows of a newer program that this one cannot read: whatever is added up lacks them. */
  readonly unread: number;
}

/** Reads them. */
export async function readMeans(store: CounterStore, clientNo: string): Promise<ClientMeans> {
  const [funds, positions] = await Promise.all([
    store.register(fundsRegister, 'clientNo', clientNo),
    store.register(positionRegister, 'clientNo', clientNo),
  ]);
  const views = [...funds, ...positions];
  const money = funds.flatMap(({ projected }) => Funds.safeParse(projected).data ?? []);
  const all = await Promise.all(positions.map(async (view) => await heldSecurity(store, view)));
  const held = all.filter((one) => one !== null);
  return {
    funds: money,
    held,
    asOf: views.length === 0 ? null : Math.min(...views.map(({ asOf }) => asOf)),
    pending: { funds: pendingOn(funds), held: pendingOn(positions) },
    unread: views.length - money.length - held.length,
  };
}

const pendingOn = (views: readonly RegisterView[]): number =>
  views.reduce((sum, { pendingActs }) => sum + pendingActs, 0);

async function heldSecurity(
  store: CounterStore,
  { key, projected }: RegisterView,
): Promise<HeldSecurity | null> {
  const position = Position.safeParse(projected);
  if (!position.success) return null;
  const [listed] = await store.register(securityRegister, 'key', position.data.security);
  return {
    key,
    position: position.data,
    security: Security.safeParse(listed?.projected).data ?? null,
  };
}
