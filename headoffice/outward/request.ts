import { z } from 'zod';
import { type ClearingAnswer, ClearingRequest, wholeRequest } from '../clearing/clearing-house.ts';
import { ConfirmBank, type DepositoryAnswer, SignBank } from '../depository/depository-bank.ts';
import { IdentityRequest, type PoliceAnswer } from './identity-request.ts';
import { CancelOrder, type MarketAnswer, SendOrder } from './order-request.ts';

/** What head office asks of the outside, by its kind. */
export const OutwardRequest = z.preprocess(
  wholeRequest,
  z.discriminatedUnion('kind', [
    ClearingRequest,
    IdentityRequest,
    SignBank,
    ConfirmBank,
    SendOrder,
    CancelOrder,
  ]),
);
export type OutwardRequest = Readonly<z.infer<typeof OutwardRequest>>;

/** A request with its answer, by who answered. */
export type Exchanged =
  | {
      readonly with: 'clearing';
      readonly request: ClearingRequest;
      readonly answer: ClearingAnswer;
    }
  | {
      readonly with: 'market';
      readonly request: SendOrder | CancelOrder;
      readonly answer: MarketAnswer;
    }
  | { readonly with: 'police'; readonly request: IdentityRequest; readonly answer: PoliceAnswer }
  | {
      readonly with: 'bank';
      readonly request: SignBank | ConfirmBank;
      readonly answer: DepositoryAnswer;
    };
