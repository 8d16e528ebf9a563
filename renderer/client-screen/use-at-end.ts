import { type RefObject, useEffect, useState } from 'react';

/** Half a line short of the end is at the end: scaled screens scroll in fractions of a point. */
const nearPx = 8;

/** Whether the end of a scrolled text has been seen; once seen it stays seen. */
export function useAtEnd(text: RefObject<HTMLElement | null>): boolean {
  const [hasSeen, setSeen] = useState(false);
  useEffect(() => {
    const { current } = text;
    if (current === null) return undefined;
    const look = (): void => {
      const { scrollTop, clientHeight, scrollHeight } = current;
      if (scrollTop + clientHeight >= scrollHeight - nearPx) setSeen(true);
    };
    look();
    current.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => {
      current.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [text]);
  return hasSeen;
}
