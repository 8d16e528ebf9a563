import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../errors.ts';
import { bridgeOver } from './client.ts';
import { bridgeArguments } from './index.ts';
import { bridgeMethods } from './methods.ts';
import { decodeWire, encodeWire, faultFromMessage, takeOutcome } from './wire.ts';

describe('wire', () => {
  it('brings bytes and any JSON back unchanged', () => {
    const key = fc.oneof(fc.constantFrom('$bytes', '$raw', '__proto__', 'frame'), fc.string());
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.uint8Array({ maxLength: 40 }),
        fc.array(tie('node'), { maxLength: 4 }),
        fc
          .array(fc.tuple(key, tie('node')), { maxLength: 4 })
          .map((fields) => Object.fromEntries(fields) as unknown),
      ),
    })).node;
    fc.assert(
      fc.property(value, (made) => {
        expect(decodeWire(encodeWire({ made }))).toEqual({ made });
      }),
    );
  });

  it('never mistakes a business’s own field for bytes', () => {
    const own = { data: { $bytes: 'AQI=' } };
    expect(decodeWire(encodeWire(own))).toEqual(own);
  });

  it.each(['{"$bytes":1}', '{"$raw":null}', '{"$bytes":"A"}', '{'])('refuses %s', (text) => {
    expect(() => decodeWire(text)).toThrow();
  });

  it('changes no prototype', () => {
    const made = decodeWire('{"a":{"__proto__":{"admin":true}}}') as { a: { admin?: boolean } };
    expect(made.a.admin).toBeUndefined();
  });
});

describe('outcomes', () => {
  it('throws the fault of a refused call', () => {
    const thrown = () =>
      takeOutcome({ ok: false, fault: { code: 'LEASE_HELD', detail: 'another window' } });
    expect(thrown).toThrow(new Fault('LEASE_HELD', 'another window'));
  });

  it('finds the fault in an error’s message and in no other message', () => {
    expect(faultFromMessage('Error: DISK_LOW: 12 bytes\nfree')).toMatchObject({
      code: 'DISK_LOW',
      detail: '12 bytes\nfree',
    });
    expect(faultFromMessage('TypeError: x')).toBeNull();
    expect(faultFromMessage('constructor: x')).toBeNull();
  });
});

describe('methods', () => {
  it('names exactly what the shell has schemas for', () => {
    const named = Object.entries(bridgeMethods).map(([name, methods]) => [
      name,
      [...methods].sort(),
    ]);
    const parsed = Object.entries(bridgeArguments).map(([name, methods]) => [
      name,
      Object.keys(methods).sort(),
    ]);
    expect(named).toEqual(parsed);
  });

  it('carries each call under its own name', async () => {
    const calls: unknown[] = [];
    const bridge = bridgeOver(
      async (...call) => void calls.push(call),
      () => () => undefined,
    );
    await bridge.feedLog.read(3, 4);
    expect(calls).toEqual([['feedLog', 'read', [3, 4]]]);
  });
});
