import { Button } from 'antd';
import { useState } from 'react';
import type { Refusal } from '../../../shared/errors.ts';
import type { VisitDocument } from '../../../shared/safeguards/visit.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { walkFields, walkStop } from '../../ui/field-walk.ts';
import { Notice } from '../../ui/Notice.tsx';
import { TextField } from '../../ui/TextField.tsx';
import {
  documentTyped,
  type ShownDocument,
  validUntilTyped,
  type Whose,
  whoseWords,
} from './shown-document.ts';

const dateMessage = '请按证件录入截止日,如 20361230;长期有效录入 0。';

/** The document as the clerk types it off; what the rules refuse stands at its field. */
export function TypeDocument({
  title,
  whose,
  check,
  onTyped,
  onClose,
}: {
  readonly title: string;
  readonly whose: Whose;
  readonly check: (document: VisitDocument) => readonly Refusal[];
  readonly onTyped: (shown: ShownDocument) => void;
  readonly onClose: () => void;
}) {
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const [until, setUntil] = useState('');
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const at = (field: string) => refusals.find((one) => one.field === field)?.message ?? null;

  const goOn = () => {
    const validUntil = validUntilTyped(until);
    const missing: Refusal[] = [];
    if (number.trim() === '') missing.push(refusal('number', '请录入证件号码。'));
    if (name.trim() === '') missing.push(refusal('name', '请按证件录入姓名。'));
    if (validUntil === undefined) missing.push(refusal('validUntil', dateMessage));
    if (missing.length > 0 || validUntil === undefined) {
      setRefusals(missing);
      return;
    }
    const shown = documentTyped(number, name, validUntil);
    const found = check(shown.document);
    setRefusals(found);
    if (found.length === 0) onTyped(shown);
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      keys={[{ key: 'F8', label: '下一步', run: goOn }]}
      width={600}
    >
      <div className="gt-stack" role="presentation" onKeyDown={walkFields}>
        <p>请照{whoseWords[whose]}的证件原件录入,不要照登记资料抄写。</p>
        {refusals
          .filter((one) => one.field === undefined)
          .map((one) => (
            <Notice key={one.message} tone="danger">
              {one.message}
            </Notice>
          ))}
        <div>
          <TextField
            id="visit-number"
            label="证件号码"
            value={number}
            onChange={setNumber}
            message={at('number')}
            maxLength={64}
            tabular
            autoFocus
          />
          <TextField
            id="visit-name"
            label="姓名"
            value={name}
            onChange={setName}
            message={at('name')}
            maxLength={400}
          />
          <TextField
            id="visit-until"
            label="有效期至"
            value={until}
            onChange={setUntil}
            message={at('validUntil')}
            hint="如 20361230;长期有效录入 0。"
            maxLength={20}
            tabular
          />
        </div>
        <Button {...walkStop} type="primary" onClick={goOn}>
          F8 下一步
        </Button>
      </div>
    </Dialog>
  );
}

function refusal(field: string, message: string): Refusal {
  return { rule: 'VI-2', field, message };
}
