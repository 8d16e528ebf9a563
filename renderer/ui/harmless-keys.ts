/**
 * Takes the harm out of the browser's own keys: reloading, printing, going back, zooming a number by the
 * wheel, dropping a file into the window. Returns how to stop.
 */
export function keepHarmless(target: Window): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  target.addEventListener(
    'keydown',
    (event) => {
      if (isHarmful(event)) event.preventDefault();
    },
    { capture: true, signal },
  );
  target.addEventListener('wheel', calmWheel, { capture: true, passive: false, signal });
  for (const kind of ['dragover', 'drop'] as const) {
    target.addEventListener(kind, (event) => event.preventDefault(), { capture: true, signal });
  }
  return () => stop.abort();
}

function isHarmful(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey } = event;
  const letter = key.toLowerCase();
  if (key === 'F5' || key === 'F7') return true;
  if ((ctrlKey || metaKey) && ['r', 'p', 's', 'o', 'u'].includes(letter)) return true;
  if (altKey && ['ArrowLeft', 'ArrowRight', 'Home'].includes(key)) return true;
  return key === 'Backspace' && !isEditable(event.target);
}

/** Whether keys typed there become text. */
export function isEditable(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement;
}

/** Whether somebody types somewhere in view: what is hidden has the focus a moment longer. */
export function isTyping(): boolean {
  const { activeElement } = document;
  return isEditable(activeElement) && activeElement?.closest('[hidden]') === null;
}

function calmWheel(event: WheelEvent): void {
  const { target } = event;
  if (target instanceof HTMLInputElement && target.type === 'number') event.preventDefault();
}
