import { z } from 'zod';
import { type ClientChannel, clientChannelArguments } from '../shared/bridge/client-screen.ts';
import { bridgeArguments, type ShellServices } from '../shared/bridge/index.ts';
import { PanelAnswer, type PanelChannel } from '../shared/bridge/staff-keys.ts';
import type { CallOutcome, FaultData } from '../shared/bridge/outcome.ts';
import { Fault } from '../shared/errors.ts';
import type { NoteTrouble } from './services/ports.ts';

type Method = (...args: readonly unknown[]) => unknown;

/**
 * Runs one call of a window. Names and arguments come from outside: whatever has no schema is refused, and
 * what a call throws comes back as plain data that tells nothing of the program's inside.
 */
export async function dispatch(
  services: ShellServices,
  call: { readonly service: unknown; readonly method: unknown; readonly args: unknown },
  noteTrouble: NoteTrouble,
): Promise<CallOutcome> {
  const { service, method, args } = call;
  const schema = ownField(ownField(bridgeArguments, service), method);
  const run = ownField(ownField(services, service), method);
  if (!(schema instanceof z.ZodType) || typeof run !== 'function')
    return refusal('no such service or method');
  const parsed = schema.safeParse(args);
  if (!parsed.success) return refusal(`${String(service)}.${String(method)}: arguments do not fit`);
  // The schema of these names is written against this method's own signature (shared/bridge).
  return await outcomeOf(
    () => (run as Method)(...(parsed.data as readonly unknown[])),
    noteTrouble,
  );
}

/** Runs one call of the panel page. */
export async function dispatchPanel(
  channel: PanelChannel,
  call: { readonly method: unknown; readonly args: unknown },
  noteTrouble: NoteTrouble,
): Promise<CallOutcome> {
  if (call.method === 'task' && z.tuple([]).safeParse(call.args).success) {
    return await outcomeOf(() => channel.task(), noteTrouble);
  }
  const parsed = z.tuple([PanelAnswer]).safeParse(call.args);
  if (call.method !== 'answer' || !parsed.success) return refusal('not a call of the panel');
  return await outcomeOf(() => channel.answer(parsed.data[0]), noteTrouble);
}

/** Runs one call of the client's page. */
export async function dispatchClient(
  channel: ClientChannel,
  call: { readonly method: unknown; readonly args: unknown },
  noteTrouble: NoteTrouble,
): Promise<CallOutcome> {
  const schema = ownField(clientChannelArguments, call.method);
  const run = ownField(channel, call.method);
  if (!(schema instanceof z.ZodType) || typeof run !== 'function')
    return refusal("not a call of the client's page");
  const parsed = schema.safeParse(call.args);
  if (!parsed.success) return refusal("arguments of the client's page do not fit");
  // The schema of this name is written against this method's own signature (shared/bridge/client-screen.ts).
  return await outcomeOf(
    () => (run as Method)(...(parsed.data as readonly unknown[])),
    noteTrouble,
  );
}

async function outcomeOf(run: () => unknown, noteTrouble: NoteTrouble): Promise<CallOutcome> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: faultData(error) };
    noteTrouble('a call failed unexpectedly', error);
    return refusal('unexpected; see the log');
  }
}

const faultData = ({ code, detail }: Fault): FaultData => ({ code, detail });

const refusal = (detail: string): CallOutcome => ({
  ok: false,
  fault: { code: 'BRIDGE_REFUSED', detail },
});

/** A field by name, of the object itself and of nothing it inherits from. */
function ownField(object: unknown, name: unknown): unknown {
  if (typeof object !== 'object' || object === null || typeof name !== 'string') return undefined;
  return Object.getOwnPropertyDescriptor(object, name)?.value;
}
