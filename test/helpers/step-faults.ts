import type { Page } from 'playwright-core';
import { axeFindings } from './axe-findings.ts';
import { textsCut } from './texts-cut.ts';

const usual = { width: 1366, height: 768 };
/** 1366×768 at 150 %. */
const enlarged = { width: 911, height: 512 };

/** What is wrong with the page shown, at the usual size and at 150 %: what axe finds, and what is cut or reaches out. */
export async function stepFaults(page: Page, name: string): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const size of [enlarged, usual]) {
    await page.setViewportSize(size);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    const found = [
      ...(over > 0 ? [`wider than the window by ${over}`] : []),
      ...(await page.evaluate(textsCut)),
      ...(await axeFindings(page)),
    ];
    faults.push(...found.map((words) => `${name} at ${size.width}: ${words}`));
  }
  return faults;
}
