import { headOffice } from './screens/head-office.ts';
import { offline } from './screens/offline.ts';
import { opening } from './screens/opening.ts';
import { openingClient, openingForm, openingMaterials } from './screens/opening-form.ts';
import { signIn } from './screens/sign-in.ts';
import { decided, delegation, supervisor } from './screens/supervisor.ts';
import { notices, session, system } from './screens/system.ts';
import { visit } from './screens/visit.ts';
import {
  type Chapter,
  closePage,
  type Look,
  openCode,
  type Seen,
  type Stage,
} from './screens/walk.ts';

/** The whole walk, in its order. A new screen is a line in its chapter; a new function comes by itself in the last. */
export const chapters: Readonly<Record<string, Chapter>> = {
  signIn,
  visit,
  openingForm,
  openingClient,
  openingMaterials,
  opening,
  notices,
  supervisor,
  decided,
  delegation,
  system,
  session,
  offline,
  headOffice,
};

/** Which functions there are, and which of them the walk has shown. */
export interface Toured {
  readonly menu: ReadonlySet<string>;
  readonly shown: ReadonlySet<string>;
}

/** Notes which function is in front at every look. */
export function noting(look: Look): { readonly look: Look; readonly shown: ReadonlySet<string> } {
  const shown = new Set<string>();
  return {
    shown,
    async look(at, name) {
      const tab = at.page.locator('.gt-tab-shown');
      const words = (await tab.count()) === 0 ? '' : ((await tab.first().textContent()) ?? '');
      // Behind the key of the tab, which is a digit too: Alt+11101 个人开户.
      const code = /\d{4}(?= )/.exec(words)?.[0];
      if (code !== undefined) shown.add(code);
      await look(at, name);
    },
  };
}

/** The last chapter: what the menus of both people hold and no chapter has shown. Gives all their codes. */
export async function restOfMenu(
  { maker, checker }: Stage,
  look: Look,
  shown: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const menu = new Set<string>();
  for (const at of [maker, checker]) {
    const codes = await menuOf(at);
    for (const code of codes.filter((one) => !shown.has(one))) {
      await openCode(at, code);
      await look(at, `function-${code}`);
      await closePage(at);
    }
    for (const code of codes) menu.add(code);
  }
  return menu;
}

/** All codes of a person, as the key map lists them. */
async function menuOf(at: Seen): Promise<readonly string[]> {
  await openCode(at, '9009');
  const keys = await at.page.locator('.gt-keymap:visible dt').allTextContents();
  await closePage(at);
  return keys.filter((key) => /^\d{4}$/.test(key));
}

/** Every screen of the program, by keyboard only, in light as it comes. */
export async function walkScreens(stage: Stage, look: Look): Promise<Toured> {
  const noted = noting(look);
  for (const chapter of Object.values(chapters)) await chapter(stage, noted.look);
  const menu = await restOfMenu(stage, noted.look, noted.shown);
  return { menu, shown: noted.shown };
}
