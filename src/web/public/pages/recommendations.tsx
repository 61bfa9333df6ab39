import { dayOf, formatDay } from '../../../kernel/time.ts';
import { EmptyState, StatusTag, type Tone } from '../../components/index.ts';
import type { PageContent, Scene } from '../scene.ts';
import type { PublicRecommendation, RecommendationsModel } from '../view.ts';

const tones: Readonly<Record<PublicRecommendation['state'], Tone>> = {
  raised: 'info',
  answered: 'success',
  carried: 'warning',
  replied: 'info',
  verified: 'success',
};

function Entry({ entry, scene }: { readonly entry: PublicRecommendation; readonly scene: Scene }) {
  const words = scene.t.recommendations;
  const { number, state, late, owner, dueAt, reply } = entry;
  return (
    <article className="flow" aria-labelledby={`kn-${number}`}>
      <h2 id={`kn-${number}`}>{words.number(number)}</h2>
      <p>
        <StatusTag tone={late ? 'error' : tones[state]}>{late ? words.late : words.states[state]}</StatusTag>
      </p>
      <p>{entry.text}</p>
      <p className="muted">
        {words.asked(entry.unit, formatDay(dayOf(entry.raisedAt)))}
        {entry.alsoAsked.length > 0 ? ` ${words.alsoAsked(entry.alsoAsked.join('; '))}` : null}
      </p>
      {owner && dueAt && reply === null ? <p>{words.due(owner, formatDay(dayOf(dueAt)))}</p> : null}
      {reply === null ? null : (
        <blockquote className="quoted">
          <strong>{words.reply}</strong> {reply}
          {entry.basis ? <p className="muted">{words.basis(entry.basis)}</p> : null}
        </blockquote>
      )}
    </article>
  );
}

/** What units asked for on surveys and agreed to show to everybody, and what became of it. */
export function recommendationsPage(model: RecommendationsModel, scene: Scene): PageContent {
  const words = scene.t.recommendations;
  return {
    title: words.title,
    description: words.lead,
    nav: null,
    body: (
      <div className="wrap sheet flow">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        {model.entries.length === 0 ? <EmptyState title={words.none} /> : null}
        {model.entries.map((entry) => (
          <Entry key={entry.number} entry={entry} scene={scene} />
        ))}
      </div>
    ),
  };
}
