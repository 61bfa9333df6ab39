import { StatusTag, type Tone } from '../../components/index.ts';
import type { Summary } from '../api/authority-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { type Look, lookOf } from './answer-look.ts';

const tones: Readonly<Record<Look, Tone>> = {
  delegated: 'success',
  'by-law': 'success',
  depends: 'info',
  absent: 'neutral',
  gap: 'error',
};

/** Who decides in a line: the holder, and whether by delegation; or why nobody can. */
export function Holder({ summary }: { readonly summary: Summary }) {
  const { authority: words } = useStaff().words;
  const text = useText();
  const { holder, delegated, refusal, code } = summary;
  if (holder) {
    return (
      <>
        {text(holder)}{' '}
        <span className="muted small nowrap">({delegated ? words.delegated : words.byLaw})</span>
      </>
    );
  }
  return (
    <>
      <StatusTag tone={tones[lookOf(summary)]}>{code ? words.gaps[code] : words.nobody}</StatusTag>
      {refusal ? <span className="small block">{text(refusal)}</span> : null}
    </>
  );
}

/** The same for those who cannot see marks and colours. */
export function useHolderInWords(): (summary: Summary) => string {
  const { authority: words } = useStaff().words;
  const text = useText();
  return ({ holder, delegated, code }) =>
    holder
      ? `${text(holder)} (${delegated ? words.delegated : words.byLaw})`
      : code
        ? words.gaps[code]
        : words.nobody;
}
