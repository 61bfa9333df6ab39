import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatDay } from '../../../kernel/time.ts';
import type { DocumentRef, DocumentView } from '../api/authority-types.ts';
import { useStaff, useText } from '../app/staff-context.tsx';
import { useAddress } from './use-address.ts';

function Ref({ document, children }: { readonly document: DocumentRef; readonly children?: ReactNode }) {
  const text = useText();
  const asked = useAddress().get('on');
  return (
    <li>
      {children}
      <Link
        className="strong nowrap"
        to={{ pathname: `/tham-quyen/van-ban/${document.document}`, search: asked && `?on=${asked}` }}
      >
        {document.number}
      </Link>
      <span className="block small sentence">{text(document.title)}</span>
    </li>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: readonly ReactNode[] }) {
  return children.length === 0 ? null : (
    <div className="succession__group">
      <h3>{title}</h3>
      <ul className="plain-list">{children}</ul>
    </div>
  );
}

/** The chain of documents around one, to be walked both ways: upwards to its bases, downwards to its heirs. */
export function Succession({ document }: { readonly document: DocumentView }) {
  const words = useStaff().words.authority.document;
  const { restsOn, resting, effects, affected } = document;
  if (restsOn.length + resting.length + effects.length + affected.length === 0) {
    return <p className="muted">{words.alone}</p>;
  }
  const effect = (what: DocumentView['effects'][number] | DocumentView['affected'][number]) => (
    <span className="muted">
      {words.effect[what.effect]}, {formatDay(what.from)}
      {what.carriesOver ? `, ${words.carriesOver}` : ''}:{' '}
    </span>
  );
  return (
    <div className="succession">
      <Group title={words.restsOn}>
        {restsOn.map((ref) => (
          <Ref document={ref} key={ref.document} />
        ))}
      </Group>
      <Group title={words.affected}>
        {affected.map((each) => (
          <Ref document={each.by} key={`${each.effect} ${each.by.document} ${each.from}`}>
            {effect(each)}
          </Ref>
        ))}
      </Group>
      <Group title={words.effects}>
        {effects.map((each) => (
          <Ref document={each.document} key={`${each.effect} ${each.document.document} ${each.from}`}>
            {effect(each)}
          </Ref>
        ))}
      </Group>
      <Group title={words.resting}>
        {resting.map((ref) => (
          <Ref document={ref} key={ref.document} />
        ))}
      </Group>
    </div>
  );
}
