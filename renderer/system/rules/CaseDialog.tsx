import { Button } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { Json, RuleKind } from '../../../shared/rulebook/kinds/kind.ts';
import { utf8 } from '../../../shared/values/bytes.ts';
import { saveFile } from '../../ui/save-file.ts';
import { useCounter } from '../../session/counter.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { walkFields } from '../../ui/field-walk.ts';
import { TextField } from '../../ui/TextField.tsx';

/** A trial as a line for a file of cases: copied, or saved as a file of its own. */
export function CaseDialog({
  kind,
  input,
  answer,
  onClose,
}: {
  readonly kind: RuleKind;
  readonly input: Json;
  readonly answer: Json;
  readonly onClose: () => void;
}) {
  const { store } = useCounter();
  const [id, setId] = useState(`${kind.kind}-${store.businessDate().replaceAll('-', '')}-1`);
  const [expected, setExpected] = useState(JSON.stringify(answer));
  const [note, setNote] = useState('');
  const [isSaved, setSaved] = useState(false);
  const wanted = jsonOf(expected);
  const line =
    wanted === undefined || id.trim() === ''
      ? null
      : JSON.stringify({
          id: id.trim(),
          kind: kind.kind,
          input,
          expected: wanted,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        });
  const save = () => {
    if (line === null) return;
    saveFile(`${id.trim()}.jsonl`, utf8(`${line}\n`));
    setSaved(true);
  };
  return (
    <Dialog
      title="存为案例"
      onClose={onClose}
      width={720}
      keys={[{ key: 'F8', label: '存为文件', run: save, disabled: line === null }]}
      footer={
        <>
          <span className="gt-soft gt-push" role="status">
            {isSaved ? '已交给下载。可并入案例文件,或用 Alt+O 载入核对。' : ''}
          </span>
          <Button onClick={onClose}>Esc 返回</Button>
          <Button type="primary" disabled={line === null} onClick={save}>
            F8 存为文件
          </Button>
        </>
      }
    >
      <div role="presentation" onKeyDown={walkFields}>
        <TextField
          id="case-id"
          label="案例编号"
          value={id}
          onChange={setId}
          message={id.trim() === '' ? '请录入编号,与其他案例不同。' : null}
          maxLength={80}
          autoFocus
        />
        <TextField
          id="case-expected"
          label="期望结果"
          value={expected}
          onChange={setExpected}
          message={wanted === undefined ? '应为一行 JSON。' : null}
          hint="先填本次结果;请与另行计算的结果核对,不同时以另行计算的为准。"
          maxLength={20_000}
        />
        <TextField
          id="case-note"
          label="说明"
          value={note}
          onChange={setNote}
          message={null}
          maxLength={200}
          optional
        />
        <Field
          id="case-line"
          label="案例"
          message={null}
          hint="Tab 到本栏即全部选中,Ctrl+C 复制;可粘贴到案例文件的一行。"
        >
          <textarea
            id="case-line"
            className="gt-search gt-rule-line"
            readOnly
            value={line ?? ''}
            onFocus={(event) => event.target.select()}
          />
        </Field>
      </div>
    </Dialog>
  );
}

function jsonOf(text: string): Json | undefined {
  try {
    return z.json().parse(JSON.parse(text));
  } catch {
    // Told at its field: what was typed stays.
    return undefined;
  }
}
