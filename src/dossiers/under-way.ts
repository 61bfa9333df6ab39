import type { Queryable } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import { personById, unitNameOn } from '../organization/index.ts';
import type { CourseStep } from './course.ts';
import type { HandOverSide, Stage, Standing } from './state.ts';

interface NamedSide {
  readonly unit: Text;
  readonly person: string | null;
}

/** One unit's opinion: asked, and answered or not. */
export interface Consultation {
  readonly id: string;
  readonly unitId: string;
  readonly unit: Text;
  readonly question: string;
  readonly answerBy: Instant;
  /** Null as long as it is open, and when it was closed without one. */
  readonly answer: { readonly text: string; readonly by: string | null; readonly at: Instant } | null;
  /** Why it was closed without an answer. */
  readonly unanswered: string | null;
}

/** What is under way beside the state, with names in place of ids. */
export interface UnderWay extends Pick<Standing, 'draft' | 'delivery'> {
  /** What the applicant has to bring. */
  readonly supplement: { readonly stage: Stage; readonly items: readonly string[] } | null;
  readonly handOver: { readonly from: NamedSide; readonly to: NamedSide } | null;
  /** The open ones. */
  readonly consultations: readonly Consultation[];
}

export async function underWayOf(
  db: Queryable,
  { draft, supplement, delivery, handOver, consultations }: Standing,
  course: readonly CourseStep[],
  asked: readonly Consultation[],
  now: Instant,
): Promise<UnderWay> {
  const on = dayOf(now);
  return {
    draft,
    supplement: supplement && { stage: supplement.stage, items: itemsAsked(course) },
    delivery,
    handOver: handOver && { from: await named(db, handOver.from, on), to: await named(db, handOver.to, on) },
    consultations: asked.filter(({ id }) => consultations.some((open) => open.id === id)),
  };
}

function itemsAsked(course: readonly CourseStep[]): readonly string[] {
  const asked = course.findLast(({ kind }) => kind === 'dossier.supplement-asked');
  return asked?.event.kind === 'dossier.supplement-asked' ? asked.event.data.items : [];
}

/** Every opinion that was asked for, oldest first, each with what came of it. */
export async function consultationsOf(db: Queryable, course: readonly CourseStep[]): Promise<Consultation[]> {
  const asked = course.flatMap(({ event, at }) =>
    event.kind === 'dossier.consulted' ? [{ ...event.data, at }] : [],
  );
  return Promise.all(
    asked.map(async ({ id, unitId, question, answerBy, at }) => ({
      id,
      unitId,
      unit: await unitName(db, unitId, dayOf(at)),
      question,
      answerBy,
      ...endOf(course, id),
    })),
  );
}

function endOf(course: readonly CourseStep[], id: string): Pick<Consultation, 'answer' | 'unanswered'> {
  for (const { event, by, at } of course) {
    if (event.kind === 'dossier.answered' && event.data.id === id)
      return { answer: { text: event.data.answer, by, at }, unanswered: null };
    if (event.kind === 'dossier.unanswered' && event.data.id === id)
      return { answer: null, unanswered: event.data.reason };
  }
  return { answer: null, unanswered: null };
}

const named = async (db: Queryable, { unitId, personId }: HandOverSide, on: Day): Promise<NamedSide> => ({
  unit: await unitName(db, unitId, on),
  person: personId && ((await personById(db, personId))?.name ?? null),
});

const unitName = async (db: Queryable, unitId: string, on: Day): Promise<Text> =>
  (await unitNameOn(db, unitId, on)) ?? { vi: '', en: '' };
