import { dayOf } from '../../../kernel/time.ts';
import { type Described, Facts, Section, StatusTag, Timeline, type Tone } from '../../components/index.ts';
import { paths } from '../paths.ts';
import { formatMoment, type Scene } from '../scene.ts';
import type { PublicState, StatusModel, Timeliness } from '../view.ts';
import { OfficeContact } from './office.tsx';

const stateTone: Readonly<Record<PublicState, Tone>> = {
  filed: 'info',
  waiting: 'info',
  refused: 'error',
  suspended: 'warning',
  received: 'info',
  'in-progress': 'info',
  'awaiting-decision': 'info',
  supplement: 'warning',
  stopped: 'warning',
  withdrawn: 'neutral',
  ready: 'success',
  rejected: 'error',
  returned: 'success',
};

const timelinessTone: Readonly<Record<Exclude<Timeliness, 'none'>, Tone>> = {
  'in-time': 'success',
  'due-soon': 'warning',
  overdue: 'error',
  'finished-in-time': 'success',
  'finished-late': 'error',
};

/** States in which nothing further is awaited from the office. */
const closed: ReadonlySet<PublicState> = new Set(['refused', 'withdrawn', 'stopped', 'returned']);

interface StatusPartProps {
  readonly model: StatusModel;
  readonly scene: Scene;
}

/** The code as a plate, and below it the procedure. */
export const StatusHead = ({ model, scene, title }: StatusPartProps & { readonly title: string }) => (
  <div className="page-head">
    <h1>
      <span className="page-head__kicker">{title}</span>{' '}
      <span className="plate plate--code">{model.code}</span>
    </h1>
    <p className="lead">
      <a href={scene.href(paths.procedure(model.procedure.code, model.office.slug))}>
        {model.procedure.name}
      </a>
    </p>
  </div>
);

/** In one look: where it stands and what the citizen has to do. */
export const Standing = ({ model, scene }: StatusPartProps) => {
  const words = scene.t.status;
  const overdue = model.timeliness === 'overdue';
  return (
    <div className={`standing tone-${overdue ? 'error' : stateTone[model.state]}`}>
      <h2 className="standing__state">{words.state[model.state]}</h2>
      <p>{overdue ? words.overdueNote : words.next[model.state]}</p>
    </div>
  );
};

function dueFact({ model, scene }: StatusPartProps): Described | null {
  const words = scene.t.status;
  const { dueAt, originalDueAt, timeliness } = model;
  if (dueAt === null) {
    return closed.has(model.state)
      ? null
      : { term: words.due, value: <span className="muted">{words.noDue}</span> };
  }
  return {
    term: words.due,
    value: (
      <>
        <time className="num nowrap" dateTime={dueAt}>
          {formatMoment(dueAt)}
        </time>
        {originalDueAt ? (
          <span className="small num">{words.originalDue(formatMoment(originalDueAt))}</span>
        ) : null}
        {timeliness === 'none' ? null : (
          <StatusTag tone={timelinessTone[timeliness]}>{words.timeliness[timeliness]}</StatusTag>
        )}
      </>
    ),
  };
}

const momentFact = (term: string, at: StatusModel['returnedAt']): Described | null =>
  at === null
    ? null
    : {
        term,
        value: (
          <time className="num nowrap" dateTime={at}>
            {formatMoment(at)}
          </time>
        ),
      };

/** Due, received, returned, at whose desk; and how the due moment came about. */
export const StatusFacts = ({ model, scene }: StatusPartProps) => {
  const words = scene.t.status;
  const facts: readonly (Described | null)[] = [
    dueFact({ model, scene }),
    momentFact(words.received, model.receivedAt),
    momentFact(words.returned, model.returnedAt),
    model.holder === null ? null : { term: words.holder, value: model.holder },
  ];
  return (
    <>
      <Facts items={facts.filter((fact) => fact !== null)} />
      {model.dueExplained.length > 0 ? (
        <details className="explained">
          <summary>{words.dueWhy}</summary>
          <ul>
            {model.dueExplained.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
};

/** The parts of an interlinked dossier, each with its office and its own date. */
export const PartsSection = ({ model, scene }: StatusPartProps) => {
  const words = scene.t.status;
  if (model.parts.length === 0) return null;
  return (
    <Section id="parts" title={words.parts}>
      <ol className="flow">
        {model.parts.map(({ code, procedure, office, state, dueAt }) => (
          <li key={code}>
            {code === model.code ? (
              <strong>{procedure}</strong>
            ) : (
              <a href={scene.href(paths.status(code))}>{procedure}</a>
            )}{' '}
            <StatusTag tone={stateTone[state]}>{words.state[state]}</StatusTag>
            <p className="small muted">
              {office}
              {dueAt ? `. ${words.due}: ${formatMoment(dueAt)}` : ''}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
};

export const CourseSection = ({ model, scene }: StatusPartProps) => {
  const words = scene.t.status;
  return (
    <Section id="course" title={words.course}>
      <Timeline
        open={!closed.has(model.state)}
        items={model.course.map(({ at, kind, unit, note }) => ({
          key: `${at} ${kind}`,
          when: formatMoment(at),
          dateTime: at,
          what: words.event[kind],
          more: (
            <>
              <span className="timeline__where">{unit}</span>
              {note ? <p className="timeline__note">{note}</p> : null}
            </>
          ),
        }))}
      />
      <p className="small muted num">{words.asOf(formatMoment(model.now))}</p>
    </Section>
  );
};

export const HelpSection = ({ model, scene }: StatusPartProps) => (
  <Section id="help" title={scene.t.status.help}>
    <p>{scene.t.status.helpText}</p>
    <OfficeContact office={model.office} today={dayOf(model.now)} scene={scene} named />
  </Section>
);
