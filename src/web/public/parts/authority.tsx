import { addDays, formatDay, type Period } from '../../../kernel/time.ts';
import { Notice, Timeline } from '../../components/index.ts';
import { formatMoney, type Scene } from '../scene.ts';
import type { AuthorityView, CaseView, ChainItem } from '../view.ts';

/** Numbers of documents, `2856/QĐ-UBND`, which must not break at their hyphens. */
const documentNumber = /(\d+\/[\p{Lu}\d/-]*\p{Lu}[\p{Lu}\d-]*)/u;

const LegalText = ({ text }: { readonly text: string }) =>
  text.split(documentNumber).map((piece) =>
    documentNumber.test(piece) ? (
      <span className="nowrap" key={piece}>
        {piece}
      </span>
    ) : (
      piece
    ),
  );

interface ChainProps {
  readonly title: string;
  readonly chain: readonly ChainItem[];
  readonly scene: Scene;
}

/** `Từ 01/01/2023 đến hết 31/12/2024`, unless the link's own words name the end already. */
function periodOf({ period, text }: ChainItem, scene: Scene): string | null {
  if (!period) return null;
  const last = lastDay(period);
  if (last && text.includes(last)) return null;
  return scene.t.procedure.holds(formatDay(period.from), last);
}

const lastDay = ({ to }: Period): string | null => to && formatDay(addDays(to, -1));

const Chain = ({ title, chain, scene }: ChainProps) =>
  chain.length === 0 ? null : (
    <div className="chain">
      <h3>{title}</h3>
      <Timeline
        quiet
        items={chain.map((link) => {
          const marks = [
            periodOf(link, scene),
            link.illustrative ? scene.t.procedure.illustrativeNumber : null,
          ].filter(Boolean);
          return {
            key: `${link.kind} ${link.text}`,
            when: scene.t.procedure.chainKind[link.kind],
            what: <LegalText text={link.text} />,
            more: marks.length > 0 ? <span className="small muted">{marks.join(' · ')}</span> : undefined,
          };
        })}
      />
    </div>
  );

/** A kind of case in words: `có yếu tố nước ngoài, giá trị dưới 50.000.000 đồng`. */
function caseInWords({ caseType, value }: CaseView, scene: Scene): string {
  const words = scene.t.procedure;
  const money = (amount: number) => formatMoney(amount, scene.lang);
  const parts = [
    caseType === '' ? words.otherCases : caseType,
    value &&
      words.valueBetween(
        value.from === 0 ? null : money(value.from),
        value.to === null ? null : money(value.to),
      ),
  ];
  return parts.filter(Boolean).join(', ');
}

/** Why that body decides, in one sentence; the chain below proves it. */
function Sentence({
  authority,
  scene,
}: {
  authority: Extract<AuthorityView, { kind: 'standing' }>;
  scene: Scene;
}) {
  const words = scene.t.procedure;
  const { holder, because } = authority;
  const sentence =
    because?.kind === 'delegation'
      ? words.because(because.delegator, because.number, because.lastDay && formatDay(because.lastDay))
      : because
        ? words.becauseOfLaw(because.law)
        : '.';
  return (
    <div className="decider">
      <p className="small muted">{words.decidesToday}</p>
      <p className="decider__sentence">
        <strong>{holder}</strong>
        <LegalText text={sentence} />
      </p>
    </div>
  );
}

/** Who decides today and why, in plain words and then by document; or that nobody can; or that it depends. */
export function Authority({ authority, scene }: { authority: AuthorityView; scene: Scene }) {
  const words = scene.t.procedure;
  switch (authority.kind) {
    case 'standing':
      return (
        <>
          <Sentence authority={authority} scene={scene} />
          <Chain title={words.chain} chain={authority.chain} scene={scene} />
        </>
      );
    case 'depends':
      return (
        <>
          <p>{authority.reason}</p>
          <ul className="lined-list plain-list">
            {authority.cases.map((each) => (
              <li key={caseInWords(each, scene)}>
                {caseInWords(each, scene)}
                <span className="lined-list__aside">{each.decider ?? words.nobody}</span>
              </li>
            ))}
          </ul>
          <Chain title={words.chainSoFar} chain={authority.chain} scene={scene} />
        </>
      );
    case 'gap':
      return (
        <>
          <Notice tone="warning" title={words.gapTitle} level={3}>
            <p>
              <LegalText text={authority.reason} />
            </p>
            <p>{words.gapHelp}</p>
          </Notice>
          <Chain title={words.chainSoFar} chain={authority.chain} scene={scene} />
        </>
      );
  }
}
