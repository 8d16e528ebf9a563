import type { Bridge } from '../../shared/bridge/index.ts';
import type { ClientChannel } from '../../shared/bridge/client-screen.ts';
import type { CallOutcome } from '../../shared/bridge/outcome.ts';
import type { PanelChannel } from '../../shared/bridge/staff-keys.ts';

/** One of the two hosts with a window open on it, as the suite of bridge tests sees it. */
export interface HostUnderTest {
  readonly name: 'browser' | 'electron';
  /** The bridge as the counter's page has it. */
  readonly bridge: Bridge;
  /** Any call, past the types of the bridge. */
  call(service: unknown, method: unknown, args: unknown): Promise<CallOutcome>;
  /** The panel page of the task that is open now. */
  panel(): Promise<PanelChannel>;
  /** Any call of the panel. */
  callPanel(method: unknown, args: unknown): Promise<CallOutcome>;
  /** The client's page, opened by the first call. */
  client(): Promise<ClientChannel>;
  /** Any call of the client's page. */
  callClient(method: unknown, args: unknown): Promise<CallOutcome>;
  /** The page loads anew: another bridge, the same program. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}
