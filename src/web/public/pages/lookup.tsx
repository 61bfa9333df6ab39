import { ErrorSummary, Section } from '../../components/index.ts';
import { LookupForm } from '../parts/forms.tsx';
import { fields } from '../paths.ts';
import type { PageContent, Scene } from '../scene.ts';
import type { LookupModel } from '../view.ts';

/** Asks for the code on the slip; after a wrong one, with what was typed kept. */
export function lookupPage(model: LookupModel, scene: Scene): PageContent {
  const { t } = scene;
  const error = model.error === 'none' ? undefined : t.lookup.errors[model.error];
  return {
    title: error ? `${t.errorPrefix}${t.lookup.title}` : t.lookup.title,
    description: t.lookup.description,
    nav: 'lookup',
    body: (
      <div className="wrap sheet">
        <ErrorSummary title={t.errorsTitle} errors={error ? [{ field: fields.code, message: error }] : []} />
        <div className="page-head">
          <h1>{t.lookup.title}</h1>
          <p className="lead">{t.lookup.description}</p>
        </div>
        <div className="narrow">
          <LookupForm scene={scene} code={model.code} error={error} primary />
        </div>
        <Section id="no-slip" title={t.lookup.noSlip}>
          <p>{t.lookup.noSlipHelp}</p>
        </Section>
      </div>
    ),
  };
}
