import type { ApproveLook } from '../../shared/bridge/staff-keys.ts';

/** What is not as usual about an act, first of all: why it is to be authorized, then what to look at. */
export function LookList({ why, unusual }: Pick<ApproveLook, 'why' | 'unusual'>) {
  return (
    <>
      <Words title="授权原因" words={why} />
      <Words title="异常提示" words={unusual} />
    </>
  );
}

function Words({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <div>
      <h2>
        {title} {words.length} 项
      </h2>
      <ul className="panel-unusual" aria-label={title}>
        {words.map((one) => (
          <li key={one}>▲ {one}</li>
        ))}
      </ul>
    </div>
  );
}
