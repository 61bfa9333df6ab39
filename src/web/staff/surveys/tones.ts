import type { Tone } from '../../components/index.ts';
import type { SessionState } from '../api/survey-types.ts';

export const sessionTones: Readonly<Record<SessionState, Tone>> = {
  open: 'info',
  reading: 'warning',
  signed: 'success',
};
