import { useState } from 'react';
import type { Asked } from './asked.ts';
import { DocumentPage } from './DocumentPage.tsx';
import { SignPage } from './SignPage.tsx';
import type { AgreementsTask } from './tasks.ts';

/** The papers one after the other, then one signature for all of them. */
export function Agreements({
  task,
  asked,
}: {
  readonly task: AgreementsTask;
  readonly asked: Asked;
}) {
  const [place, setPlace] = useState(0);
  const { documents, client } = task;
  if (place < documents.length) {
    return (
      <DocumentPage
        key={place}
        task={task}
        asked={asked}
        place={place}
        onBack={place === 0 ? null : () => setPlace(place - 1)}
        onAgreed={() => setPlace(place + 1)}
      />
    );
  }
  return (
    <SignPage
      title="签署文件"
      client={client}
      asked={asked}
      answered={documents.length}
      onSigned={(signature) => asked.send({ kind: 'agreements', signature })}
      onBack={() => setPlace(documents.length - 1)}
    >
      <p>
        您已阅读并同意
        {documents.map(({ title }) => `《${title}》`).join('、')}。
      </p>
    </SignPage>
  );
}
