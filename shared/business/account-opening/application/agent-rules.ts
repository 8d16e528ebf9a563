import type { Refusal } from '../../../errors.ts';
import { rowOn } from '../../../rulebook/dated-table.ts';
import { standingMessage } from '../../../rulebook/identity/messages.ts';
import { isRealDate } from '../../../values/dates.ts';
import type { Agent } from './agent.ts';
import { mobileRefusals } from './contact-rules.ts';
import type { ApplicationContext } from './context.ts';
import { documentRefusals, documentStanding } from './document-rules.ts';
import { nameRefusals } from './identity-rules.ts';
import { personOf } from './person.ts';

type Day = Pick<ApplicationContext, 'businessDate' | 'tables'>;

/** What is wrong with who came for the client, and with the mandate. Rules AO-19, AO-20 (docs/rules.md). */
export function agentRefusals(
  agent: Agent,
  client: { readonly number: string },
  day: Day,
): readonly Refusal[] {
  return [
    ...nameRefusals(agent.name, 'agent.name'),
    ...documentRefusals(agent, 'agent', day),
    ...(agent.number !== '' && agent.number === client.number
      ? [at('AO-19', 'agent.number', '代理人与客户是同一证件。客户本人办理的,请取消代理人。')]
      : []),
    ...ageRefusals(agent, day),
    ...standingRefusals(agent, day),
    ...mobileRefusals(agent.mobile, 'agent.mobile'),
    ...mandateRefusals(agent, day.businessDate),
  ];
}

/** An agent has full capacity: of the age at which one opens without anybody's leave. */
function ageRefusals(agent: Agent, { businessDate, tables }: Day): readonly Refusal[] {
  const person = personOf(agent, businessDate);
  const gate = rowOn(tables.ageGate, businessDate);
  if (person === null) return [];
  if (!gate.found) return [at('AO-19', 'agent.number', gate.message)];
  const { minAge } = gate.row;
  if (person.age >= minAge) return [];
  const message = `代理人 ${person.age} 周岁,未满 ${minAge} 周岁,不能代理开户。请由其他人代理。`;
  return [at('AO-19', 'agent.number', message)];
}

function standingRefusals(agent: Agent, day: Day): readonly Refusal[] {
  const standing = documentStanding(agent, day)?.standing ?? 'VALID';
  if (standing === 'VALID') return [];
  const { validFrom, validTo } = agent;
  const field = standing === 'EXPIRED' ? 'agent.validTo' : 'agent.validFrom';
  const told = standingMessage(standing, { validFrom, validTo });
  return [at('ID-18', field, `代理人:${told}`)];
}

/** The mandate is one of the day, and says where it comes from. Rule AO-20. */
function mandateRefusals({ mandate }: Agent, on: string): readonly Refusal[] {
  const { form, reference, from, to } = mandate;
  const isNumbered = form !== 'NOTARISED' || reference.length >= 4;
  const number = isNumbered
    ? []
    : [at('AO-20', 'agent.mandate.reference', '请录入公证书编号,至少 4 个字符。')];
  const days = [
    ...(isRealDate(from) ? [] : [at('AO-20', 'agent.mandate.from', '请录入委托起始日。')]),
    ...(isRealDate(to) ? [] : [at('AO-20', 'agent.mandate.to', '请录入委托截止日。')]),
  ];
  if (days.length > 0) return [...number, ...days];
  if (to < from) return [...number, at('AO-20', 'agent.mandate.to', '委托截止日早于起始日。')];
  if (on < from) {
    const message = `委托自 ${from} 起生效,今日不能代理。请核对委托书。`;
    return [...number, at('AO-20', 'agent.mandate.from', message)];
  }
  if (to < on) {
    const message = `委托已于 ${to} 到期,不能代理。请客户重新出具委托书。`;
    return [...number, at('AO-20', 'agent.mandate.to', message)];
  }
  return number;
}

function at(rule: string, field: string, message: string): Refusal {
  return { rule, field, message };
}
