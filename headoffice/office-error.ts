/** Something the person who starts head office must know; the message is plain Chinese and holds no secrets. */
export class OfficeError extends Error {
  override readonly name = 'OfficeError';
}
