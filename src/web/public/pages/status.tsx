import { ErrorSummary, Section, SubmitButton, TextField } from '../../components/index.ts';
import {
  CourseSection,
  HelpSection,
  PartsSection,
  Standing,
  StatusFacts,
  StatusHead,
} from '../parts/status.tsx';
import { fields, paths } from '../paths.ts';
import type { PageContent, Scene } from '../scene.ts';
import type { StatusModel } from '../view.ts';

interface UnlockProps {
  readonly code: string;
  readonly error: string | undefined;
  readonly scene: Scene;
}

/** What was typed is not sent back: it is a secret. */
const UnlockSection = ({ code, error, scene }: UnlockProps) => (
  <Section id="unlock" title={scene.t.status.unlock}>
    <p>{scene.t.status.unlockWhy}</p>
    <form method="post" action={scene.href(paths.status(code))} className="narrow flow no-print">
      <TextField
        id={fields.secret}
        name={fields.secret}
        code
        label={scene.t.status.secretLabel}
        hint={scene.t.status.secretHint}
        error={error}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
      />
      <SubmitButton>{scene.t.status.unlockButton}</SubmitButton>
    </form>
  </Section>
);

/** The whole course of a dossier, and nothing personal. */
export function statusPage(model: StatusModel, scene: Scene): PageContent {
  const { t } = scene;
  const title = t.status.title(model.code);
  const error = model.unlockError ? t.status.unlockErrors[model.unlockError] : undefined;
  return {
    title: error ? `${t.errorPrefix}${title}` : title,
    description: t.status.description,
    nav: 'lookup',
    confidential: true,
    body: (
      <article className="wrap sheet">
        <ErrorSummary
          title={t.errorsTitle}
          errors={error ? [{ field: fields.secret, message: error }] : []}
        />
        <StatusHead model={model} scene={scene} title={t.status.codeLabel} />
        <Standing model={model} scene={scene} />
        <StatusFacts model={model} scene={scene} />
        <PartsSection model={model} scene={scene} />
        <CourseSection model={model} scene={scene} />
        <UnlockSection code={model.code} error={error} scene={scene} />
        <HelpSection model={model} scene={scene} />
      </article>
    ),
  };
}
