import { useState } from 'react';
import { normaliseDigits } from '../../shared/values/text.ts';
import { staffFault } from './staff-fault.ts';
import type { Answering } from './use-answer.ts';

/** A number and a password as they are typed. */
export interface TypedCredential {
  /** As typed. */
  readonly staff: string;
  readonly setStaff: (staff: string) => void;
  /** The number it stands for. */
  readonly number: string;
  readonly password: string;
  readonly setPassword: (password: string) => void;
  /** Hands both on once they can be asked about; says what is missing otherwise. */
  readonly submit: (send: (given: { staff: string; password: string }) => void) => void;
}

/** Number and password of one person, for every task that asks for both. */
export function useCredential(answering: Answering, settled = ''): TypedCredential {
  const [staff, setStaff] = useState(settled);
  const [password, setPassword] = useState('');
  const number = normaliseDigits(staff);
  return {
    staff,
    setStaff,
    number,
    password,
    setPassword,
    submit(send) {
      const fault = staffFault(number);
      if (fault !== null) answering.refuse({ staff: fault });
      else if (password === '') answering.refuse({ password: '请输入密码。' });
      else send({ staff: number, password });
    },
  };
}
