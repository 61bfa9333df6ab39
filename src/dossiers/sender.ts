import { Refusal, type Text } from '../kernel/refusal.ts';

export const forbidden = (code: string, text: Text): Refusal => new Refusal(403, code, text);
