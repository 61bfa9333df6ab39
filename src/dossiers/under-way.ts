import type { Queryable } from '../kernel/database.ts';
import type { Text } from '../kernel/refusal.ts';
import { type Day, dayOf, type Instant } from '../kernel/time.ts';
import { personById, unitNameOn } from '../organization/index.ts';
import type { CourseStep } from './course.ts';
import type { HandOverSide, Standing } from './state.ts';

interface NamedSide {
  readonly unit: Text;
  readonly person: string | null;
}

/** What is under way beside the state, with names in place of ids. */
export interface UnderWay extends Pick<Standing, 'draft' | 'supplement' | 'delivery' | 'apologies'> {
  readonly handOver: { readonly from: NamedSide; readonly to: NamedSide } | null;
  readonly consultations: readonly {
    readonly id: string;
    readonly unit: Text;
    readonly question: string;
    readonly answerBy: Instant;
  }[];
}

export async function underWayOf(
  db: Queryable,
  { draft, supplement, delivery, apologies, handOver, consultations }: Standing,
  course: readonly CourseStep[],
  now: Instant,
): Promise<UnderWay> {
  const on = dayOf(now);
  return {
    draft,
    supplement,
    delivery,
    apologies,
    handOver: handOver && { from: await named(db, handOver.from, on), to: await named(db, handOver.to, on) },
    consultations: await Promise.all(
      consultations.map(async ({ id, unitId, answerBy }) => ({
        id,
        unit: await unitName(db, unitId, on),
        question: questionOf(course, id),
        answerBy,
      })),
    ),
  };
}

const named = async (db: Queryable, { unitId, personId }: HandOverSide, on: Day): Promise<NamedSide> => ({
  unit: await unitName(db, unitId, on),
  person: personId && ((await personById(db, personId))?.name ?? null),
});

const unitName = async (db: Queryable, unitId: string, on: Day): Promise<Text> =>
  (await unitNameOn(db, unitId, on)) ?? { vi: '', en: '' };

function questionOf(course: readonly CourseStep[], id: string): string {
  const asked = course.find(({ event }) => event.kind === 'dossier.consulted' && event.data.id === id);
  return asked?.event.kind === 'dossier.consulted' ? asked.event.data.question : '';
}
