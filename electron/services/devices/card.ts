import type { CardRead } from '../../../shared/bridge/devices.ts';
import { fromBase64 } from '../../../shared/values/bytes.ts';
import { type DeviceAnswer, type DeviceCard, maxPhotoBytes } from './protocol.ts';

/** The card as the window has it, or null when its dates or its photo cannot be. */
export function cardOf(
  { photo, ...card }: DeviceCard,
  { name, simulated }: Pick<DeviceAnswer, 'name' | 'simulated'>,
  readAt: number,
): CardRead | null {
  const { validFrom, validUntil, birthDate } = card;
  if (validFrom < birthDate || (validUntil !== null && validUntil < validFrom)) return null;
  const bytes = photoBytes(photo);
  if (bytes === null) return null;
  return { ...card, photo: { mediaType: photo.mediaType, bytes }, readAt, device: name, simulated };
}

const signatures = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
} as const;

function photoBytes({ mediaType, data }: DeviceCard['photo']): Uint8Array<ArrayBuffer> | null {
  // Four characters hold three bytes: measured before anything is unpacked.
  if (data.length > (maxPhotoBytes / 3) * 4) return null;
  try {
    const bytes = fromBase64(data);
    return signatures[mediaType].every((byte, at) => bytes[at] === byte) ? bytes : null;
  } catch {
    // The schema knows base64 less strictly; what is not one spelling of its bytes is no photo.
    return null;
  }
}
