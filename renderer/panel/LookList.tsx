import type { ApproveLook } from '../../shared/bridge/staff-keys.ts';

/** What is not as usual about an act, first of all: why it is to be authorized, then what to look at, grave things first. */
export function LookList({ why, unusual }: Pick<ApproveLook, 'why' | 'unusual'>) {
  return (
    <>
      <Flags title="授权原因" flags={why.map((words) => ({ words, isGrave: true }))} />
      <Flags title="异常提示" flags={unusual} />
    </>
  );
}

function Flags({
  title,
  flags,
}: {
  readonly title: string;
  readonly flags: ApproveLook['unusual'];
}) {
  if (flags.length === 0) return null;
  return (
    <div>
      <h2>
        {title} {flags.length} 项
      </h2>
      <ul className="panel-unusual" aria-label={title}>
        {flags.map(({ words, isGrave }) => (
          <li key={words} className={isGrave ? 'panel-grave' : undefined}>
            {isGrave ? '⚠' : '·'} {words}
          </li>
        ))}
      </ul>
    </div>
  );
}
