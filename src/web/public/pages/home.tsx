import { EmptyState, Section } from '../../components/index.ts';
import { LookupForm, SearchForm } from '../parts/forms.tsx';
import { OfficeList } from '../parts/office.tsx';
import { ProcedureList } from '../parts/procedure-list.tsx';
import { paths } from '../paths.ts';
import type { PageContent, Scene } from '../scene.ts';
import type { HomeModel } from '../view.ts';

function Offices({ model, scene }: { model: HomeModel; scene: Scene }) {
  const words = scene.t.home;
  const levels = [
    { level: 'district', title: words.districtOffices },
    { level: 'ward', title: words.wardOffices },
  ] as const;
  return levels.map(({ level, title }) => {
    const offices = model.offices.filter((office) => office.level === level);
    return offices.length === 0 ? null : (
      <div key={level}>
        <h3>{title}</h3>
        <OfficeList offices={offices} link={({ slug }) => scene.href(paths.office(slug))} />
      </div>
    );
  });
}

/** Find a procedure, follow a dossier, or choose an office. */
export function homePage(model: HomeModel, scene: Scene): PageContent {
  const words = scene.t.home;
  return {
    title: words.title,
    description: words.description,
    nav: null,
    body: (
      <>
        <div className="hero">
          <div className="wrap hero__row">
            <div className="hero__main">
              <h1>{words.title}</h1>
              <SearchForm scene={scene} hinted />
            </div>
            <section className="hero__aside" aria-labelledby="lookup-title">
              <h2 id="lookup-title">{words.lookupTitle}</h2>
              <LookupForm scene={scene} />
            </section>
          </div>
        </div>
        <div className="wrap">
          <Section id="frequent" title={words.frequent}>
            {model.frequent.length === 0 ? (
              <EmptyState title={words.noProcedures} />
            ) : (
              <>
                <ProcedureList items={model.frequent} scene={scene} />
                <p>
                  <a href={scene.href(paths.search(''))}>{words.allProcedures}</a>
                </p>
              </>
            )}
          </Section>
          <Section id="offices" title={words.offices}>
            {model.offices.length === 0 ? (
              <EmptyState title={words.noOffices} />
            ) : (
              <Offices model={model} scene={scene} />
            )}
          </Section>
        </div>
      </>
    ),
  };
}
