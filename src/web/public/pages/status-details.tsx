import { formatDay } from '../../../kernel/time.ts';
import { DescriptionList, ErrorSummary, Section } from '../../components/index.ts';
import { Papers } from '../parts/papers.tsx';
import { RatingSection, ratingErrors } from '../parts/rating.tsx';
import {
  CourseSection,
  HelpSection,
  PartsSection,
  Standing,
  StatusFacts,
  StatusHead,
} from '../parts/status.tsx';
import { paths } from '../paths.ts';
import { formatBytes, type PageContent, type Scene } from '../scene.ts';
import type { ResultFile, StatusDetailsModel } from '../view.ts';

function ApplicantSection({ model, scene }: { model: StatusDetailsModel; scene: Scene }) {
  const words = scene.t.details;
  const { name, phone, address, onBehalfOf } = model.applicant;
  const given = [
    { term: words.name, value: name },
    { term: words.phone, value: phone },
    { term: words.address, value: address },
    { term: words.onBehalfOf, value: onBehalfOf },
  ].filter(({ value }) => value !== null);
  return (
    <Section id="applicant" title={words.applicant}>
      <DescriptionList items={given} />
    </Section>
  );
}

function Result({ file, scene }: { file: ResultFile; scene: Scene }) {
  const words = scene.t.details;
  const facts = [
    file.number === null ? null : `${words.number} ${file.number}`,
    file.issuedOn === null ? null : `${words.issuedOn} ${formatDay(file.issuedOn)}`,
    words.size(formatBytes(file.bytes, scene.lang)),
  ].filter((fact) => fact !== null);
  return (
    <li>
      <a href={file.href}>{words.download(file.name)}</a>
      <span className="lined-list__aside num">{facts.join(' · ')}</span>
    </li>
  );
}

/** The status with everything that the second secret of the slip opens. */
export function statusDetailsPage(model: StatusDetailsModel, scene: Scene): PageContent {
  const { t } = scene;
  const words = t.details;
  const title = words.title(model.code);
  const errors = ratingErrors(model.rating, scene);
  return {
    title: errors.length > 0 ? `${t.errorPrefix}${title}` : title,
    description: t.status.description,
    nav: 'lookup',
    confidential: true,
    body: (
      <article className="wrap sheet">
        <ErrorSummary title={t.errorsTitle} errors={errors} />
        <StatusHead model={model} scene={scene} title={words.kicker} />
        <p className="small no-print">
          {words.privacy}{' '}
          <a className="nowrap" href={scene.href(paths.status(model.code))}>
            {words.hide}
          </a>
        </p>
        <Standing model={model} scene={scene} />
        <StatusFacts model={model} scene={scene} />
        <Section id="results" title={words.results}>
          {model.results.length === 0 ? (
            <p className="muted">{words.noResults}</p>
          ) : (
            <ul className="lined-list plain-list">
              {model.results.map((file) => (
                <Result file={file} scene={scene} key={file.href} />
              ))}
            </ul>
          )}
        </Section>
        <RatingSection rating={model.rating} code={model.code} scene={scene} />
        <PartsSection model={model} scene={scene} />
        <CourseSection model={model} scene={scene} />
        <ApplicantSection model={model} scene={scene} />
        <Section id="components" title={words.components}>
          {model.components.length === 0 ? (
            <p className="muted">{t.procedure.noComponents}</p>
          ) : (
            <Papers papers={model.components} scene={scene} />
          )}
        </Section>
        <HelpSection model={model} scene={scene} />
      </article>
    ),
  };
}
