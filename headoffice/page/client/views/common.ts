import type { ViewTools } from '../view.ts';

/** Newest first unless said otherwise. */
export const orderFilter = {
  name: 'order',
  label: '顺序',
  kind: 'choice',
  choices: [
    { value: 'newest', words: '最新在前' },
    { value: 'oldest', words: '最早在前' },
  ],
} as const;

/** Titles of businesses by name; one this head office does not know keeps its name. */
export function titlesOf({ overview }: ViewTools): (business: string) => string {
  const titles = new Map(overview.businesses.map(({ name, title }) => [name, title]));
  return (business) => titles.get(business) ?? business;
}
