import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { type ScreenKit, screenKit, wang } from '../../../test/helpers/screen-kit.tsx';
import { anApplication } from '../../../test/helpers/test-counter.ts';
import { openingSlip } from '../../business/account-opening/opening-slip.ts';
import { useSession } from '../../session/session-store.ts';
import { reprintPage } from './ReprintPage.tsx';

let kit: ScreenKit;
const Page = reprintPage(
  (business) => (business === 'account-opening' ? openingSlip : null),
  ['session', 'account-opening'],
);
const props = { active: true, onOpen: () => undefined, onBack: () => undefined, menu: [] };

beforeEach(async () => {
  kit = await screenKit();
  const { actor } = useSession.getState().signedIn!;
  for (const [n, name] of ['李明', '王芳'].entries()) {
    const outcome = await kit.counter.submit(actor, anApplication(n, { name }));
    if (outcome.status !== 'recorded') throw new Error('refused');
    await kit.counter.decide(actor, outcome.caseId, wang);
  }
});

const table = () => screen.findByRole('table', { name: '可补打的凭条' });

describe('9005 补打凭条', () => {
  it('finds by the tail of the serial number or the name', async () => {
    kit.render(<Page {...props} />);
    expect(within(await table()).getAllByRole('row')).toHaveLength(3);
    await waitFor(() => expect(screen.getByLabelText('流水号尾数')).toHaveFocus());
    await kit.user.type(screen.getByLabelText('流水号尾数'), '000002');
    expect(within(await table()).getByRole('row', { name: /李\*/ })).toBeVisible();
    expect(within(await table()).getAllByRole('row')).toHaveLength(2);
    await kit.user.clear(screen.getByLabelText('流水号尾数'));
    await kit.user.type(screen.getByLabelText('流水号尾数'), '王芳');
    expect(within(await table()).getByRole('row', { name: /王\*/ })).toBeVisible();
  });

  it('prints again as an entry, marked 补打 from the second time on', async () => {
    kit.render(<Page {...props} />);
    await kit.user.type(await screen.findByLabelText('流水号尾数'), '王芳');
    for (const marked of [false, true]) {
      within(await table()).getByRole('row', { name: /王\*/ });
      screen.getByLabelText('流水号尾数').focus();
      await kit.user.keyboard('{ArrowDown}{Enter}');
      await screen.findByRole('dialog', { name: /受理凭条/ });
      fireEvent.keyDown(window, { key: 'F10' });
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
      expect(kit.printed.at(-1)?.html.includes('补打')).toBe(marked);
    }
  });

  it('prints a specimen with an amount in figures and in capitals, which is no voucher', async () => {
    kit.render(<Page {...props} />);
    await table();
    const before = (await kit.counter.store.standing()).headSeq;
    fireEvent.keyDown(window, { key: 'F8' });
    await waitFor(() => expect(kit.printed).toHaveLength(1));
    expect(kit.printed[0]?.html).toContain('1,234,567.89 元');
    expect(kit.printed[0]?.html).toContain('人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分');
    expect(kit.printed[0]?.html).toContain('不是业务凭证');
    expect((await kit.counter.store.standing()).headSeq).toBe(before);
  });
});
