import { beijingClock } from '../../shared/values/dates.ts';
import { formatSerial } from '../../shared/values/ids.ts';
import { useCounter } from '../session/counter.tsx';
import { useRead } from '../session/use-read.ts';
import { useSyncStatus } from '../sync/status.ts';
import { useCurrentKeys } from '../ui/keys.tsx';

/** Order of the keys in the bar; others follow as they come. */
const order = ['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'Enter', 'Esc'];

/**
 * The keys that act now, when head office was last heard, and the newest serial number of the counter, which is not that
 * of the case shown.
 */
export function BottomBar() {
  const { info } = useCounter();
  const keys = useCurrentKeys().filter((one) => one.label !== undefined);
  const lastExchangeAt = useSyncStatus((state) => state.lastExchangeAt);
  const standing = useRead((store) => store.standing(), []);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return (
    <footer className="gt-bottom">
      <ul aria-label="可用按键">
        {keys
          .toSorted((left, right) => place(left.key) - place(right.key))
          .map((one) => (
            <li key={one.key}>
              <button
                type="button"
                tabIndex={-1}
                disabled={one.disabled === true}
                // The focus stays where the clerk works.
                onMouseDown={(event) => event.preventDefault()}
                onClick={one.run}
              >
                <kbd>{one.key}</kbd>
                {one.label}
              </button>
            </li>
          ))}
      </ul>
      <div className="gt-bottom-facts gt-tabular">
        <span>上次交换 {lastExchangeAt === null ? '—' : beijingClock(lastExchangeAt)}</span>
        <span>
          本机最新流水{' '}
          {standing.status === 'ready' && standing.value.headSeq > 0
            ? formatSerial({
                counter: info.counter.counter,
                epoch: standing.value.epoch,
                seq: standing.value.headSeq,
              })
            : '—'}
        </span>
      </div>
    </footer>
  );
}
