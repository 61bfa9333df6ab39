import { Field, TextField } from '../../components/index.ts';
import type { Problem } from '../api/problem.ts';
import { useStaff } from '../app/staff-context.tsx';
import { errorAt } from '../parts/problem-notice.tsx';
import { CardScanner } from './card-scanner.tsx';
import { type ApplicantDraft, type ChangeDraft, type Draft, fillFromCard } from './draft.ts';

interface ApplicantFormProps {
  readonly draft: Draft;
  readonly problem: Problem | null;
  readonly onDraft: ChangeDraft;
}

const sexOf = (value: string): ApplicantDraft['sex'] => (value === 'male' || value === 'female' ? value : '');

export function ApplicantForm({ draft, problem, onDraft }: ApplicantFormProps) {
  const { intake, optional } = useStaff().words;
  const words = intake.applicant;
  const { applicant } = draft;
  const change = (name: keyof ApplicantDraft, value: string) =>
    onDraft((last) => ({ ...last, applicant: { ...last.applicant, [name]: value } }), `applicant.${name}`);
  const control = (name: Exclude<keyof ApplicantDraft, 'sex'>) => ({
    id: `applicant-${name}`,
    label: words[name],
    error: errorAt(problem, `applicant.${name}`),
    value: applicant[name],
    autoComplete: 'off',
    onChange: ({ target }: { readonly target: { readonly value: string } }) => change(name, target.value),
  });
  return (
    <div className="flow">
      <CardScanner onCard={(card) => onDraft((last) => fillFromCard(last, card), 'applicant')} />
      <div className="field-grid">
        <TextField {...control('fullName')} />
        <TextField {...control('identityNumber')} code inputMode="numeric" hint={words.identityHint} />
        <TextField
          {...control('birthDate')}
          code
          inputMode="numeric"
          optional={optional}
          hint={words.birthHint}
        />
        <Field
          id="applicant-sex"
          label={words.sex}
          optional={optional}
          error={errorAt(problem, 'applicant.sex')}
        >
          {(attributes) => (
            <select
              {...attributes}
              className="input"
              value={applicant.sex}
              onChange={({ target }) => change('sex', sexOf(target.value))}
            >
              <option value="">{words.sexes.none}</option>
              <option value="male">{words.sexes.male}</option>
              <option value="female">{words.sexes.female}</option>
            </select>
          )}
        </Field>
        <TextField {...control('phone')} code type="tel" inputMode="tel" />
        <TextField {...control('email')} type="email" optional={optional} />
        <div className="field-grid__wide">
          <TextField {...control('address')} />
        </div>
      </div>
    </div>
  );
}
