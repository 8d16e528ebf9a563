import { checkMobile } from '../../../../shared/rulebook/identity/mobile.ts';
import { mask } from '../../../../shared/rulebook/identity/mask.ts';
import { useRead } from '../../../session/use-read.ts';
import type { StepProps } from '../form/step-props.ts';

/** The mobile in groups as it is read back, and whether another client uses it already. */
export function MobileCheck({ step: { application } }: { readonly step: StepProps }) {
  const { mobile } = application.contact;
  const { number } = application.identity;
  const isValid = checkMobile(mobile).valid;
  const read = useRead(
    async (store) => (isValid ? await store.register('client', 'mobile', mobile) : []),
    [mobile],
  );
  const others =
    read.status === 'ready' ? read.value.filter(({ body }) => body['idNumber'] !== number) : [];
  return (
    <section className="gt-panel" aria-label="手机核对">
      <header>
        <h2>手机核对</h2>
        <span className="gt-soft gt-push">请向客户复述</span>
      </header>
      <div className="gt-panel-body gt-stack">
        <p className="gt-number gt-tabular">
          {isValid ? mobile.replace(/^(.{3})(.{4})/, '$1 $2 ') : '—'}
        </p>
        {others.length === 0 ? null : (
          <p className="gt-warning" role="status">
            该手机与客户 {others.map(({ key, body }) => whoIs(key, body['name'])).join('、')}{' '}
            相同,请核实为客户本人使用。
          </p>
        )}
      </div>
    </section>
  );
}

function whoIs(clientNo: string, name: unknown): string {
  return `${typeof name === 'string' ? mask('NAME', name) : ''}(${clientNo})`;
}
