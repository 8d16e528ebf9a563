import { OrderClient } from '../../../shared/business/order/order-facts.ts';
import { orderPapers } from '../../../shared/business/order/instruction-lines.ts';
import { suitabilityLines } from '../../../shared/business/order/permission-lines.ts';
import { availableFen, Funds, fundsRegister } from '../../../shared/rulebook/money/funds.ts';
import { figureAmount } from '../../../shared/values/money.ts';
import type { BusinessReview, Flag } from '../../safeguards/approval/review.ts';
import { evidenceIn } from '../../session/discard-evidence.ts';
import { paperWords } from './papers/order-papers.ts';
import { ticketIn } from './ticket/order-fields.ts';

/** What a checker or supervisor looks at who did not type the order. */
export const orderReview: BusinessReview = {
  papers: paperWords,
  facts(command) {
    const { clientNo = '', capitalAccount = '' } = ticketIn(command.data)?.client ?? {};
    return [
      { name: 'client', register: 'client', by: 'key', value: clientNo },
      { name: 'funds', register: fundsRegister, by: 'key', value: capitalAccount },
    ];
  },
  review({ command, rows, isVisited, businessDate, tables }) {
    const ticket = ticketIn(command.data);
    const client = OrderClient.safeParse(rows['client']?.[0]?.projected);
    if (ticket === null || !client.success) {
      return { unusual: [grave('本机没有该客户的登记')], differences: [], ticks: [] };
    }
    const isWarned = evidenceIn(command.data).some(({ paper }) => paper === orderPapers.warning);
    const lines = suitabilityLines(ticket, client.data, {
      day: businessDate,
      tables,
      isWarned,
    });
    const isAbove = lines.some(({ field }) => field === 'warning');
    const match = lines.find(({ field }) => field === 'security')?.message ?? '';
    const funds = Funds.safeParse(rows['funds']?.[0]?.projected);
    const isCall = ticket.instruction.way === 'PHONE';
    const unusual: readonly Flag[] = [
      ...(isAbove ? [grave(`高于客户风险等级:${match}`)] : []),
      ...(isCall ? [known(`电话委托,录音 ${ticket.instruction.reference}`)] : []),
      ...(!isCall && !isVisited ? [grave('提交时没有客户到场核验')] : []),
      ...(ticket.mode === 'CAPTURE' ? [known('离线登记,通过后仍未报送')] : []),
      ...(funds.success && ticket.side === 'BUY'
        ? [known(`可用资金 ${figureAmount(availableFen(funds.data))}`)]
        : []),
    ];
    return {
      ...(isAbove ? { why: [match] } : {}),
      unusual,
      differences: [],
      ticks: [
        isCall ? '已听取录音,与委托一致' : '已核对委托单签字与委托一致',
        ...(isAbove ? ['已核对特别风险警示书由客户本人签署'] : []),
      ],
    };
  },
};

const grave = (words: string): Flag => ({ words, isGrave: true });
const known = (words: string): Flag => ({ words, isGrave: false });
