import type { Page } from 'playwright-core';

/** Lets papers be printed without the system's window, which no test can answer. */
export async function printWithoutWindow(page: Page): Promise<void> {
  // As text: the scripts that use this are checked without the browser's types.
  await page.evaluate(`{
    const own = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
    Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', {
      get() { return this.title === '密码窗口内容' ? own.get.call(this) : null; },
    });
  }`);
}
