import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CodeSelect } from './CodeSelect.tsx';
import { walkFields } from './field-walk.ts';
import { Manner } from './Look.tsx';

const options = [
  { code: '01', title: '专业技术人员' },
  { code: '02', title: '退休人员' },
  { code: '11', title: '学生' },
];
const user = userEvent.setup({ delay: null });
let chosen = '';
const note = (code: string) => {
  chosen = code;
};

function Form() {
  const [value, setValue] = useState('');
  return (
    <div onKeyDown={walkFields} role="presentation">
      <CodeSelect
        id="job"
        label="职业"
        options={options}
        value={value}
        onChange={(code) => {
          setValue(code);
          note(code);
        }}
        message={null}
      />
      {value === '01' ? <input aria-label="工作单位" data-walk="" /> : null}
      <input aria-label="下一栏" data-walk="" />
    </div>
  );
}

const field = () => screen.getByRole('combobox', { name: '职业' });

beforeEach(async () => {
  note('');
  render(
    <Manner>
      <Form />
    </Manner>,
  );
  await user.click(field());
});

describe('a list that is chosen from by code', () => {
  it.each([
    ['its code', '11', '11 学生'],
    ['the first letters of its pinyin', 'txry', '02 退休人员'],
    ['a part of its title', '生', '11 学生'],
  ])('is found by %s, and Enter goes on to the next field', async (_, typed, shown) => {
    await user.keyboard(`${typed}{Enter}`);
    expect(field()).toHaveValue(shown);
    expect(screen.getByLabelText('下一栏')).toHaveFocus();
  });

  it('leads to the field that the choice asks for', async () => {
    await user.keyboard('技术{Enter}');
    expect(field()).toHaveValue('01 专业技术人员');
    expect(screen.getByLabelText('工作单位')).toHaveFocus();
  });

  it('is walked through by the arrows', async () => {
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(chosen).toBe('11');
    await user.click(field());
    await user.keyboard('{ArrowUp}{Enter}');
    expect(chosen).toBe('11');
  });

  it('is clicked', async () => {
    await user.click(screen.getByText('退休人员'));
    expect(chosen).toBe('02');
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('keeps nothing that matches nothing, and stays where it is', async () => {
    await user.keyboard('zzz');
    expect(screen.getByText('没有符合的选项')).toBeVisible();
    await user.keyboard('{Enter}');
    expect(field()).toHaveFocus();
    await user.tab();
    expect(field()).toHaveValue('');
    expect(chosen).toBe('');
  });

  it('closes by Esc and leaves what was chosen', async () => {
    await user.keyboard('11{Enter}');
    await user.click(field());
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('option')).toBeNull();
    expect(field()).toHaveValue('11 学生');
  });

  it('is emptied by deleting its text', async () => {
    await user.keyboard('11{Enter}');
    await user.clear(field());
    expect(chosen).toBe('');
  });

  it('leaves the keys of an input method to it', () => {
    fireEvent.change(field(), { target: { value: '11' } });
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(chosen).toBe('');
  });
});
