import type { ClientEntry } from './client-entry.ts';
import { clientName, isAlive, numberIn, type Segment, slot, type Source } from './segment.ts';

/** Clients in clear as what a segment is packed from. */
export function entrySource(entries: readonly ClientEntry[]): Source {
  const accounts = entries.reduce((most, entry) => Math.max(most, entry.accounts.length), 0);
  return {
    count: entries.length,
    slots: slot.accounts + accounts,
    nameOf: (client) => entries[client]?.name ?? '',
    numberOf(client, which) {
      const entry = entries[client];
      switch (which) {
        case slot.clientNo:
          return entry?.clientNo ?? '';
        case slot.idNumber:
          return entry?.idNumber ?? '';
        case slot.mobile:
          return entry?.mobile ?? '';
        case slot.capitalAccount:
          return entry?.capitalAccount ?? '';
        default:
          return entry?.accounts[which - slot.accounts] ?? '';
      }
    },
    traitsOf: (client) => [entries[client]?.idKind ?? '', entries[client]?.tier ?? ''],
  };
}

/** What is left in several segments, as what one is packed from; taken away meanwhile is not noticed. */
export function segmentSource(segments: readonly Segment[]): Source {
  const total = segments.reduce((sum, { count }) => sum + count, 0);
  const homes = new Uint8Array(total);
  const clients = new Uint32Array(total);
  let count = 0;
  for (const [home, segment] of segments.entries()) {
    for (let client = 0; client < segment.count; client += 1) {
      if (!isAlive(segment, client)) continue;
      homes[count] = home;
      clients[count] = client;
      count += 1;
    }
  }
  const homeOf = (client: number): Segment | undefined => segments[homes[client] ?? 0];
  return {
    count,
    slots: Math.max(slot.accounts, ...segments.map(({ numbers }) => numbers.length)),
    nameOf(client) {
      const home = homeOf(client);
      return home === undefined ? '' : clientName(home, clients[client] ?? 0);
    },
    numberOf(client, which) {
      const home = homeOf(client);
      return home === undefined ? '' : numberIn(home, clients[client] ?? 0, which);
    },
    traitsOf(client) {
      const home = homeOf(client);
      return home?.traitWords[home.traits[clients[client] ?? 0] ?? 0] ?? ['', ''];
    },
  };
}
