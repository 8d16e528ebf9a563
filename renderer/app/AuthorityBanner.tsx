import { useCallback } from 'react';
import { beijingDateTime } from '../../shared/values/dates.ts';
import { useCounter } from '../session/counter.tsx';
import { useSignedIn } from '../session/session-store.ts';
import { useNow } from '../ui/use-now.ts';

const warnMs = 3 * 24 * 3_600_000;
const minuteMs = 60_000;

/** How long the clerk's authority still holds, once that is a matter of days. */
export function AuthorityBanner() {
  const { store } = useCounter();
  const { authorityUntil } = useSignedIn();
  const clock = useCallback(() => store.now(), [store]);
  const now = useNow(clock, minuteMs);
  if (authorityUntil - now >= warnMs) return null;
  const until = beijingDateTime(authorityUntil);
  return (
    <p className="gt-banner" role="status">
      {now <= authorityUntil
        ? `权限有效期至 ${until},请联网更新,重新签到后生效。`
        : `权限已于 ${until} 到期,请联网后重新签到。`}
    </p>
  );
}
