import { formatInstant } from '../../../kernel/time.ts';
import { Section } from '../../components/index.ts';
import type { DossierView } from '../api/types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';

/** What other units were asked, and what they said. */
export function Opinions({ dossier }: { readonly dossier: DossierView }) {
  const { opinions: words } = useStaff().words.dossier;
  const text = useText();
  if (dossier.consultations.length === 0) return null;
  return (
    <Section id="y-kien" title={words.title}>
      <ul className="plain-list flow">
        {dossier.consultations.map(({ id, unit, question, answerBy, answer, unanswered }) => (
          <li key={id} className="opinion">
            <strong>{text(unit)}</strong>
            <q className="block">{question}</q>
            {answer ? (
              <>
                <p className="lines">{answer.text}</p>
                <span className="muted small">
                  {[answer.by, formatInstant(answer.at)].filter(Boolean).join(' · ')}
                </span>
              </>
            ) : (
              <span className="muted small">
                {unanswered ? words.closed(unanswered) : words.open(formatInstant(answerBy))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
