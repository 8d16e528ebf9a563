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
  /** Acts of this counter that head office has not decided yet and that change a row. */
  readonly pendingActs: number;
}

/** Reads them. Rows a newer program wrote otherwise are left out, as everywhere. */
export async function readMeans(store: CounterStore, clientNo: string): Promise<ClientMeans> {
  const [funds, positions] = await Promise.all([
    store.register(fundsRegister, 'clientNo', clientNo),
    store.register(positionRegister, 'clientNo', clientNo),
  ]);
  const held = await Promise.all(positions.map(async (view) => await heldSecurity(store, view)));
  const views = [...funds, ...positions];
  return {
    funds: funds.flatMap(({ projected }) => Funds.safeParse(projected).data ?? []),
    held: held.filter((one) => one !== null),
    asOf: views.length === 0 ? null : Math.min(...views.map(({ asOf }) => asOf)),
    pendingActs: Math.max(0, ...views.map(({ pendingActs }) => pendingActs)),
  };
}

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
