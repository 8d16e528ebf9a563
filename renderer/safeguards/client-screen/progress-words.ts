import type { ClientProgress } from '../../../shared/bridge/client-screen.ts';
import type { ClientTask } from '../../../shared/bridge/client-task.ts';

/** What the client is asked, as the dialog's title. */
export function taskWords(task: ClientTask): string {
  switch (task.kind) {
    case 'questionnaire':
      return `客户填写 ${task.title}`;
    case 'agreements':
      return `客户阅读并签署 ${task.documents.length} 份文件`;
    case 'confirm':
      return `客户核对 ${task.title}`;
    case 'result':
      return `客户确认 ${task.title}`;
  }
}

/** How far the client is, in words: nothing of what was chosen is known here. */
export function progressWords(progress: ClientProgress | null): string {
  if (progress === null) return '等待客户开始…';
  const { step, at, answered, of } = progress;
  switch (step) {
    case 'answering':
      return `客户正在填写 第 ${at}/${of} 题,已答 ${answered} 题。`;
    case 'reviewing':
      return `客户已答 ${answered}/${of} 题,正在核对答案。`;
    case 'reading':
      return `客户正在阅读 第 ${at}/${of} 份,已同意 ${answered} 份。`;
    case 'signing':
      return '客户正在签名。';
    case 'confirming':
      return '客户正在核对。';
  }
}
