import { act, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SignedCheck } from '../../../shared/safeguards/identity-check.ts';
import { signedCheck } from '../../../test/helpers/checks.ts';
import { testKey } from '../../../test/helpers/people.ts';
import { screenKit, type ScreenKit } from '../../../test/helpers/screen-kit.tsx';
import { ordinaryAnswer } from '../../../test/helpers/test-checks.ts';
import { checkRow } from './check-words.ts';
import { IdentityChecks } from './IdentityChecks.tsx';
import { useIdentityCheck } from './use-identity-check.ts';

const caseId = '01a20621-ad00-739a-ba7b-28ff57940bfb';
const person = { name: '李明', number: '110105199003071010', document: 'RESIDENT_ID' } as const;
let kit: ScreenKit;

beforeEach(async () => {
  kit = await screenKit();
});

/** A form that keeps its answers, with a name that can be typed over. */
function Form({ kept = null }: { readonly kept?: SignedCheck | null }) {
  const [name, setName] = useState<string>(person.name);
  const [police, setPolice] = useState(kept);
  const [clearing, setClearing] = useState<SignedCheck | null>(null);
  const about = { caseId, person: name === '' ? null : { ...person, name } };
  const rows = [
    checkRow(
      'police',
      useIdentityCheck({ ...about, check: 'police', known: police, onAnswered: setPolice }),
    ),
    checkRow(
      'clearing',
      useIdentityCheck({ ...about, check: 'clearing', known: clearing, onAnswered: setClearing }),
    ),
  ];
  return (
    <>
      <input aria-label="姓名" value={name} onChange={(event) => setName(event.target.value)} />
      <IdentityChecks title="身份核查" rows={rows} />
    </>
  );
}

const row = (label: string) => {
  const found = screen.getAllByRole('listitem').find((item) => item.textContent.includes(label));
  if (found === undefined) throw new Error(label);
  return found;
};
const police = () => row('公安联网核查');
const clearing = () => row('中登查询');
const button = (name: string) => screen.getByRole('button', { name });

async function ask(name: string): Promise<void> {
  button(name).focus();
  await kit.user.keyboard('{Enter}');
}

describe('a check', () => {
  it('is made by Enter, and says who answered what and when', async () => {
    kit.render(<Form />);
    expect(police()).toHaveTextContent('未核查');
    await ask('Enter 核查 公安联网核查');
    expect(await within(police()).findByText('一致')).toHaveClass('gt-good');
    expect(police()).toHaveTextContent('2026-11-23 10:00:00 公安部身份核查(模拟)');
    expect(kit.checks.asked).toEqual([{ check: 'police', caseId, ...person }]);
    expect(within(police()).queryByRole('button')).toBeNull();
    // The button has gone; the next one that can be pressed has the focus.
    expect(button('Enter 核查 中登查询')).toHaveFocus();
    await kit.user.keyboard('{Enter}');
    expect(await within(clearing()).findByText('名下无证券账户')).toBeVisible();
    expect(screen.getByRole('list', { name: '身份核查' })).toHaveFocus();
  });

  it('says what the police do not confirm', async () => {
    kit.checks.answer = (one) => ({
      status: 'answered',
      signed: signedCheck(one, { check: 'police', result: 'MISMATCH' }),
    });
    kit.render(<Form />);
    await ask('Enter 核查 公安联网核查');
    expect(await within(police()).findByText('不一致')).toHaveClass('gt-danger');
    // It is an answer: asking again would not change it.
    expect(within(police()).queryByRole('button')).toBeNull();
  });

  it('offline is pending, says what goes on, and is tried again', async () => {
    const message = '现在连不上总部,本项待公安核查。';
    kit.checks.answer = () => ({ status: 'no-line', message });
    kit.render(<Form />);
    await ask('Enter 核查 公安联网核查');
    expect(await within(police()).findByText('待公安核查(离线)')).toHaveClass('gt-warning');
    expect(police()).toHaveTextContent(message);
    kit.checks.answer = ordinaryAnswer;
    expect(button('Enter 重试 公安联网核查')).toHaveFocus();
    await kit.user.keyboard('{Enter}');
    expect(await within(police()).findByText('一致')).toBeVisible();
  });

  it('a service that is not there leaves it pending', async () => {
    kit.checks.answer = (one) => ({
      status: 'answered',
      signed: signedCheck(one, { check: one.check, result: 'UNAVAILABLE' }),
    });
    kit.render(<Form />);
    await ask('Enter 核查 公安联网核查');
    expect(await within(police()).findByText('暂不可用,待公安核查')).toBeVisible();
    await ask('Enter 核查 中登查询');
    expect(await within(clearing()).findByText('暂不可用,待中登核查')).toBeVisible();
    expect(button('Enter 重试 中登查询')).toBeVisible();
  });

  it('is asked once while it is under way', async () => {
    kit.checks.answer = () => null;
    kit.render(<Form />);
    await ask('Enter 核查 公安联网核查');
    await kit.user.keyboard('{Enter}');
    expect(police()).toHaveTextContent('核查中…');
    expect(button('Enter 核查 公安联网核查')).toHaveAttribute('aria-disabled', 'true');
    expect(kit.checks.asked).toHaveLength(1);
    kit.checks.answer = ordinaryAnswer;
    await act(async () => kit.checks.settle());
    expect(await within(police()).findByText('一致')).toBeVisible();
  });

  it('IC-3 of somebody typed before is not shown, and not kept when it comes late', async () => {
    kit.checks.answer = () => null;
    kit.render(<Form />);
    await ask('Enter 核查 公安联网核查');
    await kit.user.type(screen.getByLabelText('姓名'), '明');
    kit.checks.answer = ordinaryAnswer;
    await act(async () => kit.checks.settle());
    expect(police()).toHaveTextContent('未核查');
    await ask('Enter 核查 公安联网核查');
    expect(await within(police()).findByText('一致')).toBeVisible();
    await kit.user.type(screen.getByLabelText('姓名'), '{Backspace}');
    expect(police()).toHaveTextContent('未核查');
    expect(police()).toHaveTextContent('所查的姓名或证件号码与现在填写的不同');
  });

  it('is not made of nobody', async () => {
    kit.render(<Form />);
    await kit.user.clear(screen.getByLabelText('姓名'));
    await ask('Enter 核查 公安联网核查');
    expect(kit.checks.asked).toEqual([]);
    expect(police()).toHaveTextContent('未核查');
  });
});

describe('an answer kept in a draft', () => {
  const match = { check: 'police', result: 'MATCH' } as const;

  it('IC-1 is shown without asking again when head office signed it', () => {
    kit.render(<Form kept={signedCheck(person, match)} />);
    expect(police()).toHaveTextContent('一致');
    expect(kit.checks.asked).toEqual([]);
  });

  it('IC-1 IC-4 is not when it is not head office’s, or of yesterday, and says why', () => {
    const view = kit.render(<Form kept={signedCheck(person, match, {}, testKey(9))} />);
    expect(police()).toHaveTextContent('总部签名不符,不能采用。请重新核查。');
    view.unmount();
    const at = kit.clock.now - 86_400_000;
    kit.render(<Form kept={signedCheck(person, match, { at })} />);
    expect(police()).toHaveTextContent('是 2026-11-22 的,不能采用。请重新核查。');
  });
});
