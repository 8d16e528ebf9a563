/** How the client ended what was asked last. */
export type Ended = 'submitted' | 'stopped';

const endedWords: Readonly<Record<Ended, string>> = {
  submitted: '已提交,谢谢。',
  stopped: '已停止,没有提交。',
};

/** What stands on the screen while nothing is asked: whose counter it is, and nothing of anybody. */
export function Welcome({
  branchName,
  ended,
}: {
  readonly branchName: string | null;
  readonly ended: Ended | null;
}) {
  return (
    <main className="cs-welcome">
      <h1>{branchName === null ? '欢迎光临' : `欢迎光临 ${branchName}`}</h1>
      <p role="status">{ended === null ? '请稍候。' : `${endedWords[ended]}请稍候。`}</p>
    </main>
  );
}
