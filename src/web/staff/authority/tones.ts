import type { Tone } from '../../components/index.ts';
import type { DocumentState, DraftState, Finding } from '../api/authority-types.ts';

export const stateTones: Readonly<Record<DocumentState, Tone>> = {
  future: 'info',
  'in-force': 'success',
  suspended: 'warning',
  ended: 'neutral',
};

export const severities = ['error', 'warning', 'notice'] as const satisfies readonly Finding['severity'][];

export const severityTones: Readonly<Record<Finding['severity'], Tone>> = {
  error: 'error',
  warning: 'warning',
  notice: 'info',
};

export const draftTones: Readonly<Record<DraftState, Tone>> = {
  draft: 'info',
  submitted: 'warning',
  published: 'success',
  withdrawn: 'neutral',
};
