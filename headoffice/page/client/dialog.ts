import { button, el } from './dom.ts';

/** One field of a dialog, asked under its label. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'reason' | 'long' | 'check' | 'branches' | 'instant';
  readonly choices?: readonly { readonly value: string; readonly words: string }[];
  readonly isOptional?: boolean;
  readonly longest?: number;
}

/** What was typed, by the fields' names; a checked box is `yes`, several branches are joined by spaces. */
export type Typed = Readonly<Record<string, string>>;

interface FormDialog {
  readonly title: string;
  /** What will happen, in one sentence. */
  readonly text: string;
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly isGrave?: boolean;
  /** Null when it is done, else why not; the dialog stays open then. */
  readonly done: (typed: Typed) => Promise<string | null>;
}

/** Asks before something is done; Esc and 取消 do nothing. Focus goes back to where it was. */
export function openForm({ title, text, fields, submit, isGrave, done }: FormDialog): void {
  const inputs = fields.map((field) => ({ field, ...inputOf(field) }));
  const error = el('p', { class: 'error', attrs: { role: 'alert' } });
  const submitter = el(
    'button',
    { class: isGrave === true ? 'grave' : 'main', attrs: { type: 'submit' } },
    submit,
  );
  const dialog = newDialog(title);
  const form = el(
    'form',
    {},
    el('p', {}, text),
    ...inputs.map(({ shown }) => shown),
    error,
    // The safe one first: Enter in a field still submits by the only submit button.
    el(
      'div',
      { class: 'buttons' },
      button('取消', () => dialog.close()),
      submitter,
    ),
  );
  // The browser's own words would be in its language.
  form.noValidate = true;
  let isUnderWay = false;
  const send = async (typed: Typed): Promise<void> => {
    isUnderWay = true;
    const words = await done(typed);
    isUnderWay = false;
    if (words === null) dialog.close();
    else error.textContent = words;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isUnderWay) return;
    const typed = Object.fromEntries(inputs.map(({ field, read }) => [field.name, read()]));
    const missing = fields.find(({ name, isOptional, kind }) =>
      isOptional === true || kind === 'check' ? false : typed[name] === '',
    );
    if (missing !== undefined) {
      error.textContent = `请填写${missing.label}。`;
      return;
    }
    void send(typed);
  });
  dialog.append(form);
  show(dialog);
}

/** Shows something; closed by Esc or its button. */
export function openShown(title: string, ...content: readonly Node[]): void {
  const dialog = newDialog(title);
  const close = button('关闭', () => dialog.close(), 'main');
  dialog.append(el('div', { class: 'body' }, ...content, el('div', { class: 'buttons' }, close)));
  show(dialog);
}

let dialogs = 0;

function newDialog(title: string): HTMLDialogElement {
  dialogs += 1;
  const id = `dialog-title-${dialogs}`;
  const heading = el('h2', { attrs: { id } }, title);
  return el('dialog', { attrs: { 'aria-labelledby': id } }, heading);
}

function show(dialog: HTMLDialogElement): void {
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

interface Input {
  readonly shown: HTMLElement;
  readonly read: () => string;
}

function inputOf(field: Field): Input {
  switch (field.kind) {
    case 'check': {
      const box = el('input', { attrs: { type: 'checkbox' } });
      return {
        shown: el('label', { class: 'check' }, box, field.label),
        read: () => (box.checked ? 'yes' : ''),
      };
    }
    case 'branches': {
      const list = el('select', { attrs: { multiple: '', size: '5', ...needed(field) } });
      for (const { value, words } of field.choices ?? []) {
        list.append(el('option', { attrs: { value } }, words));
      }
      const read = (): string => [...list.selectedOptions].map(({ value }) => value).join(' ');
      return { shown: el('label', {}, field.label, list), read };
    }
    case 'reason':
    case 'long': {
      const area = el('textarea', {
        class: field.kind === 'long' ? 'long' : '',
        attrs: limits(field),
      });
      return { shown: el('label', {}, field.label, area), read: () => area.value.trim() };
    }
    case 'text':
    case 'instant': {
      const type = field.kind === 'text' ? 'text' : 'datetime-local';
      const input = el('input', { attrs: { type, autocomplete: 'off', ...limits(field) } });
      return { shown: el('label', {}, field.label, input), read: () => input.value.trim() };
    }
  }
}

const needed = ({ isOptional }: Field): Record<string, string> =>
  isOptional === true ? {} : { required: '' };

const limits = (field: Field): Record<string, string> => ({
  ...needed(field),
  ...(field.longest === undefined ? {} : { maxlength: `${field.longest}` }),
});
