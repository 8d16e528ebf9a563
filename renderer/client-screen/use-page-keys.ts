import { useEffect, useEffectEvent } from 'react';
import { isComposing } from '../ui/composing.ts';

/**
 * Keys of a page, wherever its focus is: digits choose, Enter goes on. A button keeps its own Enter, a held key
 * counts once, and nothing acts under an open dialog.
 */
export function usePageKeys(keys: {
  readonly digit?: (digit: number) => void;
  readonly enter: () => void;
}): void {
  const act = useEffectEvent((event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isComposing(event))
      return;
    if (document.querySelector('dialog[open]') !== null) return;
    if (/^[1-9]$/.test(event.key)) keys.digit?.(Number(event.key));
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) keys.enter();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => act(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
