import { render, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { showDialogs } from '../../test/helpers/screen-kit.tsx';
import { Dialog } from './Dialog.tsx';
import { focusUnder } from './focus-under.ts';
import { KeysProvider } from './keys.tsx';

beforeEach(showDialogs);

function Page({ titles }: { readonly titles: readonly string[] }) {
  return (
    <KeysProvider>
      <input aria-label="功能" />
      <input aria-label="证券" />
      {titles.map((title) => (
        <Dialog key={title} title={title} onClose={() => undefined}>
          <input aria-label={`${title}姓名`} data-first-focus="" />
        </Dialog>
      ))}
    </KeysProvider>
  );
}

const field = (label: string) => screen.getByLabelText(label);

describe('the focus after a dialog', () => {
  it('is where it was', () => {
    const { rerender } = render(<Page titles={[]} />);
    field('功能').focus();
    rerender(<Page titles={['选择客户']} />);
    focusUnder(field('选择客户姓名'));
    expect(field('选择客户姓名')).toHaveFocus();
    rerender(<Page titles={[]} />);
    expect(field('功能')).toHaveFocus();
  });

  it('goes to what asked for it under the dialog, once', () => {
    const { rerender } = render(<Page titles={[]} />);
    field('功能').focus();
    rerender(<Page titles={['选择客户']} />);
    focusUnder(field('证券'));
    expect(field('证券')).not.toHaveFocus();
    rerender(<Page titles={[]} />);
    expect(field('证券')).toHaveFocus();
    field('功能').focus();
    rerender(<Page titles={['选择客户']} />);
    rerender(<Page titles={[]} />);
    expect(field('功能')).toHaveFocus();
  });

  it('goes from field to field of the upper of two dialogs', () => {
    render(<Page titles={['选择客户', '帮助']} />);
    focusUnder(field('选择客户姓名'));
    focusUnder(field('帮助姓名'));
    expect(field('帮助姓名')).toHaveFocus();
  });

  it('goes there only when no other dialog lies over it', () => {
    const { rerender } = render(<Page titles={['选择客户']} />);
    focusUnder(field('证券'));
    rerender(<Page titles={['选择客户', '帮助']} />);
    rerender(<Page titles={['选择客户']} />);
    expect(field('证券')).not.toHaveFocus();
    rerender(<Page titles={[]} />);
    expect(field('证券')).toHaveFocus();
  });
});
