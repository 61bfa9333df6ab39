import { Choices, Field, Section, StatusTag, SubmitButton } from '../../components/index.ts';
import { fields, paths } from '../paths.ts';
import { formatMoment, type Scene } from '../scene.ts';
import type { RatingError, RatingView } from '../view.ts';

const scores = [5, 4, 3, 2, 1] as const;
type Score = (typeof scores)[number];

/** A score outside 1 to 5 reads as the middle one: only the words depend on it. */
export const scoreText = (score: number, scene: Scene): string =>
  scene.t.rating.scores[scores.includes(score as Score) ? (score as Score) : 3];

const Stars = ({ score }: { readonly score: number }) => (
  <span className="stars" aria-hidden="true">
    {[1, 2, 3, 4, 5].map((star) => (
      <i className={star <= score ? 'stars__on' : 'stars__off'} key={star} />
    ))}
  </span>
);

export const ScoreLine = ({ score, scene }: { readonly score: number; readonly scene: Scene }) => (
  <span className="score-line">
    <Stars score={score} />
    <span>{scoreText(score, scene)}</span>
  </span>
);

const errorField: Readonly<Record<RatingError, string>> = {
  'score-missing': fields.score,
  'comment-too-long': fields.comment,
};

/** For the summary above the page. */
export const ratingErrors = (rating: RatingView, scene: Scene): { field: string; message: string }[] =>
  rating.kind === 'open'
    ? rating.errors.map((error) => ({ field: errorField[error], message: scene.t.rating.errors[error] }))
    : [];

interface RatingFormProps {
  readonly rating: Extract<RatingView, { kind: 'open' }>;
  readonly code: string;
  readonly scene: Scene;
}

function RatingForm({ rating, code, scene }: RatingFormProps) {
  const words = scene.t.rating;
  const errorOf = (error: RatingError) => (rating.errors.includes(error) ? words.errors[error] : undefined);
  return (
    <form method="post" action={scene.href(paths.rate(code))} className="flow">
      <Choices
        id={fields.score}
        name={fields.score}
        legend={words.legend}
        error={errorOf('score-missing')}
        chosen={rating.score === null ? null : String(rating.score)}
        options={scores.map((score) => ({
          value: String(score),
          label: <ScoreLine score={score} scene={scene} />,
        }))}
      />
      <Field
        id={fields.comment}
        label={words.comment}
        hint={words.commentHint}
        optional={words.optional}
        error={errorOf('comment-too-long')}
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            name={fields.comment}
            rows={4}
            defaultValue={rating.comment}
          />
        )}
      </Field>
      <SubmitButton>{words.button}</SubmitButton>
      {rating.hidden.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
    </form>
  );
}

export function RatingSection({ rating, code, scene }: { rating: RatingView; code: string; scene: Scene }) {
  const words = scene.t.rating;
  return (
    <Section id="rating" title={words.title}>
      {rating.kind === 'not-yet' ? <p className="muted">{words.notYet}</p> : null}
      {rating.kind === 'open' ? <RatingForm rating={rating} code={code} scene={scene} /> : null}
      {rating.kind === 'given' ? (
        <>
          <p>
            <StatusTag tone="success">{words.given(formatMoment(rating.at))}</StatusTag>
          </p>
          <p>
            <ScoreLine score={rating.score} scene={scene} />
          </p>
          {rating.comment ? <p className="quote">{rating.comment}</p> : null}
        </>
      ) : null}
    </Section>
  );
}
