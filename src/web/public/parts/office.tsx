import { type Day, formatTime } from '../../../kernel/time.ts';
import { DescriptionList, StatusTag } from '../../components/index.ts';
import { weekRows } from '../hours.ts';
import { paths } from '../paths.ts';
import { otherDay, type Scene } from '../scene.ts';
import type { OfficeSummary, OfficeView, OpenNow } from '../view.ts';

/** Open or closed at the moment of the page, and until when. */
export function OpenTag({ open, today, scene }: { open: OpenNow; today: Day; scene: Scene }) {
  const { t } = scene;
  // On paper nobody knows when it is read.
  return (
    <span className="no-print">
      {open.kind === 'open' ? (
        <StatusTag tone="success">{t.office.open(formatTime(open.until))}</StatusTag>
      ) : (
        <StatusTag tone="neutral">
          {open.next ? t.office.opensAt(formatTime(open.next), otherDay(open.next, today)) : t.office.closed}
        </StatusTag>
      )}
    </span>
  );
}

const Week = ({ office, scene: { t } }: { office: OfficeView; scene: Scene }) => (
  <dl className="week">
    {weekRows(office.hours).map(({ from, to, spans }) => (
      <div key={from}>
        <dt>
          {from === to ? t.weekdays[from] : t.weekdayRange(t.weekdays[from] ?? '', t.weekdays[to] ?? '')}
        </dt>
        <dd>
          {spans.length === 0
            ? t.office.closedDay
            : spans.map(([open, close]) => (
                <span className="num nowrap" key={open}>
                  {`${open} – ${close}`}
                </span>
              ))}
        </dd>
      </div>
    ))}
  </dl>
);

interface OfficeContactProps {
  readonly office: OfficeView;
  readonly today: Day;
  readonly scene: Scene;
  /** Names the office, with a link to its page. */
  readonly named?: boolean;
}

/** Where an office is, how to call it and when it is open. */
export function OfficeContact({ office, today, scene, named = false }: OfficeContactProps) {
  const { t, href } = scene;
  const unknown = <span className="muted">{t.office.unknown}</span>;
  return (
    <div className="office-contact">
      {named ? (
        <p className="office-contact__name">
          <a href={href(paths.office(office.slug))}>{office.name}</a>
        </p>
      ) : null}
      <p>
        <OpenTag open={office.open} today={today} scene={scene} />
      </p>
      <DescriptionList
        items={[
          { term: t.office.address, value: office.address || unknown },
          {
            term: t.office.phone,
            value: office.phone ? (
              <a className="num nowrap" href={`tel:${office.phone.replace(/[^\d+]/g, '')}`}>
                {office.phone}
              </a>
            ) : (
              unknown
            ),
          },
          { term: t.office.hours, value: <Week office={office} scene={scene} /> },
        ]}
      />
    </div>
  );
}

/** One-stops to choose from, in columns where there is room. */
export const OfficeList = ({
  offices,
  link,
}: {
  offices: readonly OfficeSummary[];
  link: (office: OfficeSummary) => string;
}) => (
  <ul className="office-list plain-list">
    {offices.map((office) => (
      <li key={office.slug}>
        <a href={link(office)}>{office.name}</a>
        {office.address ? <span className="office-list__address">{office.address}</span> : null}
      </li>
    ))}
  </ul>
);
