import type { OrderEvent, OrderState } from './order-events.ts';

/** Folds an event onto an order; null when it does not fit. */
export function evolveOrder(state: OrderState | null, event: OrderEvent): OrderState | null {
  if (event.type === 'OrderPlaced') return state === null ? placed(event.data) : null;
  if (state === null) return null;
  switch (event.type) {
    case 'OrderHeld':
      return {
        ...state,
        sending: 'HELD',
        heldReason: event.data.reason,
        confirmation: null,
        forwardedAt: null,
      };
    case 'OrderConfirmed':
      return { ...state, sending: 'QUEUED', confirmation: event.data };
    case 'OrderLapsed': {
      const { by, reason, at, settled } = event.data;
      return { ...state, lapsed: { by, reason, at }, settled };
    }
    case 'OrderForwarded':
      return { ...state, sending: 'FORWARDED', forwardedAt: event.data.at };
    case 'CancelAsked':
      return { ...state, cancel: event.data };
    case 'ReportsRecorded': {
      const { reports, settled } = event.data;
      return { ...state, reports: [...state.reports, ...reports], settled };
    }
  }
}

function placed({
  holding: _,
  ...data
}: Extract<OrderEvent, { readonly type: 'OrderPlaced' }>['data']): OrderState {
  return {
    ...data,
    sending: data.ticket.mode === 'SEND' ? 'QUEUED' : 'CAPTURED',
    heldReason: '',
    confirmation: null,
    lapsed: null,
    forwardedAt: null,
    cancel: null,
    reports: [],
  };
}
