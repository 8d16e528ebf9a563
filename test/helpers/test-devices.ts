import type {
  CardOutcome,
  CardRead,
  Devices,
  DeviceState,
  NewPasswordAsk,
  NewPasswordOutcome,
  PasswordAsk,
  PasswordOutcome,
} from '../../shared/bridge/devices.ts';

/** Devices whose next answers a test sets; without a card and a password they wait until cancelled. */
export interface TestDevices {
  readonly devices: Devices;
  states: readonly DeviceState[];
  card: CardOutcome | null;
  password: PasswordOutcome | null;
  newPassword: NewPasswordOutcome | null;
  readonly asked: PasswordAsk[];
  readonly askedNew: NewPasswordAsk[];
}

/** A ready reader and keypad with nothing on them. */
export function testDevices(): TestDevices {
  let cancel: (() => void) | null = null;
  const waiting = async <Outcome>(outcome: Outcome | null) =>
    outcome ??
    (await new Promise<{ readonly status: 'cancelled' }>((resolve) => {
      cancel = () => resolve({ status: 'cancelled' });
    }));
  const made: TestDevices = {
    states: [readyDevice('id-reader', '演示读卡器'), readyDevice('keypad', '演示密码键盘')],
    card: null,
    password: null,
    newPassword: null,
    asked: [],
    askedNew: [],
    devices: {
      states: async () => await Promise.resolve(made.states),
      readDocument: () => waiting(made.card),
      checkPassword(ask) {
        made.asked.push(ask);
        return waiting(made.password);
      },
      setPassword(ask) {
        made.askedNew.push(ask);
        return waiting(made.newPassword);
      },
      async cancel() {
        cancel?.();
        await Promise.resolve();
      },
    },
  };
  return made;
}

function readyDevice(device: DeviceState['device'], name: string): DeviceState {
  const address = `http://127.0.0.1:17804/${device}/`;
  return { device, status: 'ready', name, address, simulated: true, words: '' };
}

/** A document as a reader gives it. */
export function testCard(change: Partial<CardRead> = {}): CardRead {
  return {
    name: '阿依古丽\u00B7买买提',
    idNumber: '110000199003070124',
    sex: 'F',
    ethnicity: '维吾尔',
    birthDate: '1990-03-07',
    address: '北京市东城区某街 1 号',
    issuer: '北京市公安局东城分局',
    validFrom: '2019-06-15',
    validUntil: '2039-06-15',
    photo: { mediaType: 'image/png', bytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10) },
    readAt: Date.parse('2026-11-23T02:00:00Z'),
    device: '演示读卡器',
    simulated: true,
    ...change,
  };
}
