/** The key code browsers give to a key that the input method has taken. */
const takenByInputMethod = 229;

/** Whether an input method is composing: the key belongs to it, and no key of ours may act on it. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === takenByInputMethod;
}
