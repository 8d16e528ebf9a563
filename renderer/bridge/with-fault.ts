import { faultFromMessage } from '../../shared/bridge/outcome.ts';

/** A call over Electron's context bridge with its fault restored: of an error only the message crosses. */
export async function withFault<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw (error instanceof Error && faultFromMessage(error.message)) || error;
  }
}
