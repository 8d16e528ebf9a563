import type { Page } from 'playwright-core';
import type { Keys } from './keys.ts';
import type { TypedAgent, TypedOpening, TypedTerm } from './typed-opening.ts';

/** The client's document and who came; ends in the step after. */
export async function typeIdentity(page: Page, keys: Keys, opening: TypedOpening): Promise<void> {
  const { document, agent } = opening;
  await page.getByRole('combobox', { name: '证件类型' }).and(page.locator(':focus')).waitFor();
  if (document === undefined) await keys.press('Enter');
  else await keys.enter(document.code);
  await keys.enter(opening.idNumber);
  await keys.enter(opening.name);
  if (document !== undefined) {
    await keys.enter(document.latinName);
    await keys.enter(document.birthDate);
    await keys.press(document.sex, 'Enter');
  }
  await typeTerm(keys, opening);
  if (opening.ownLabourIncome === true) await keys.press('1', 'Enter');
  if (agent === undefined) await keys.press('Enter');
  else {
    await keys.press('2', 'Enter');
    await typeAgent(keys, agent);
  }
}

/** From the agent's relation on. */
async function typeAgent(keys: Keys, agent: TypedAgent): Promise<void> {
  await keys.press(agent.relation, 'Enter', 'Enter');
  await keys.enter(agent.idNumber);
  await keys.enter(agent.name);
  await typeTerm(keys, agent);
  await keys.enter(agent.mobile);
  await keys.press('Enter');
  const { reference, from, to } = agent.mandate;
  for (const text of [reference, from, to]) await keys.enter(text);
}

/** First and last day, 长期, and who issued it, which is left out. */
async function typeTerm(
  keys: Keys,
  { validFrom = '20200501', validTo = '20400501' }: TypedTerm,
): Promise<void> {
  await keys.enter(validFrom);
  if (validTo === null) await keys.press('Enter', '1');
  else await keys.enter(validTo);
  await keys.press('Enter', 'Enter');
}
