import type { ReactNode } from 'react';
import { Section, StatusTag } from '../../components/index.ts';
import { formatMoney, type Scene } from '../scene.ts';
import type { IllustrativeField, ProcedureView } from '../view.ts';
import { Papers } from './papers.tsx';

const illustrativeFields: readonly IllustrativeField[] = [
  'term',
  'fee',
  'components',
  'forms',
  'channels',
  'legalBasis',
];

export const isIllustrative = (procedure: ProcedureView, field: IllustrativeField): boolean =>
  procedure.illustrative.includes(field);

interface PartProps {
  readonly procedure: ProcedureView;
  readonly scene: Scene;
}

/** Says of one field that its value is an illustration; nothing for official values. */
export const Mark = ({ procedure, field, scene }: PartProps & { readonly field: IllustrativeField }) =>
  isIllustrative(procedure, field) ? (
    <StatusTag tone="warning">{scene.t.procedure.illustrative}</StatusTag>
  ) : null;

interface FieldSectionProps extends PartProps {
  readonly id: string;
  readonly field: IllustrativeField;
  readonly title: string;
  readonly children: ReactNode;
}

/** A section about one field of the procedure. */
const FieldSection = ({ id, field, title, procedure, scene, children }: FieldSectionProps) => (
  <Section id={id} title={title} mark={<Mark procedure={procedure} field={field} scene={scene} />}>
    {children}
  </Section>
);

/** The head of a procedure's page, above its facts. */
export const ProcedureHead = ({ procedure, scene, children }: PartProps & { children?: ReactNode }) => (
  <div className="page-head">
    <p className="page-head__kicker">
      {procedure.field}
      <span className="num nowrap">
        <span className="visually-hidden">{scene.t.procedure.code} </span>
        {procedure.code}
      </span>
    </p>
    <h1>{procedure.name}</h1>
    {children}
  </div>
);

export const Fee = ({ procedure, scene }: PartProps) => {
  const { amount, note } = procedure.fee;
  return (
    <>
      <span className="nowrap">
        {amount === 0 ? scene.t.procedure.free : formatMoney(amount, scene.lang)}
      </span>
      {note ? <span className="small">{note}</span> : null}
      <Mark procedure={procedure} field="fee" scene={scene} />
    </>
  );
};

export const Term = ({ procedure, scene }: PartProps) => (
  <>
    {procedure.term} <Mark procedure={procedure} field="term" scene={scene} />
  </>
);

export const ComponentsSection = ({ procedure, scene }: PartProps) => (
  <FieldSection
    id="components"
    field="components"
    title={scene.t.procedure.components}
    procedure={procedure}
    scene={scene}
  >
    {procedure.components.length === 0 ? (
      <p>{scene.t.procedure.noComponents}</p>
    ) : (
      <Papers papers={procedure.components} scene={scene} wanted />
    )}
  </FieldSection>
);

export const FormsSection = ({ procedure, scene }: PartProps) =>
  procedure.forms.length === 0 ? null : (
    <FieldSection
      id="forms"
      field="forms"
      title={scene.t.procedure.forms}
      procedure={procedure}
      scene={scene}
    >
      <ul className="lined-list plain-list">
        {procedure.forms.map(({ code, name, href }) => (
          <li key={code}>
            {href ? <a href={href}>{name}</a> : name}
            <span className="lined-list__aside">
              <span className="num nowrap">{code}</span>
              {href ? null : ` · ${scene.t.procedure.formAtCounter}`}
            </span>
          </li>
        ))}
      </ul>
    </FieldSection>
  );

export const ChannelsSection = ({ procedure, scene }: PartProps) =>
  procedure.channels.length === 0 ? null : (
    <FieldSection
      id="channels"
      field="channels"
      title={scene.t.procedure.channels}
      procedure={procedure}
      scene={scene}
    >
      <ul className="lined-list plain-list">
        {procedure.channels.map((channel) => (
          <li key={channel}>{scene.t.procedure.channel[channel]}</li>
        ))}
      </ul>
    </FieldSection>
  );

export const LegalBasisSection = ({ procedure, scene }: PartProps) =>
  procedure.legalBasis.length === 0 ? null : (
    <FieldSection
      id="legal-basis"
      field="legalBasis"
      title={scene.t.procedure.legalBasis}
      procedure={procedure}
      scene={scene}
    >
      <ul className="lined-list plain-list">
        {procedure.legalBasis.map(({ number, title }) => (
          <li key={number}>
            {title}
            <span className="lined-list__aside num">{number}</span>
          </li>
        ))}
      </ul>
    </FieldSection>
  );

/** Names every field that is an illustration, once, at the end. */
export function IllustrativeNote({ procedure, scene }: PartProps) {
  const words = scene.t.procedure;
  const named = illustrativeFields.filter((field) => isIllustrative(procedure, field));
  if (named.length === 0) return null;
  return (
    <p className="small muted">
      {words.illustrativeNote(
        named.map((field) => words.illustrativeField[field]).join(scene.t.listSeparator),
      )}
    </p>
  );
}
