import { z } from 'zod';
import {
  type CalendarChange,
  calendarChangeSchema,
  changeCalendar,
  officeCalendar,
  redated,
  touchedBy,
  type WorkingCalendar,
} from '../calendar/index.ts';
import { versionById } from '../catalogue/index.ts';
import { tidy } from '../kernel/text.ts';
import type { Command, CommandContext } from '../ledger/index.ts';
import { type OneStop, oneStopById } from '../organization/index.ts';
import { clockOf } from './clock.ts';
import { refusals } from './messages.ts';
import { perform } from './perform.ts';
import { sender } from './permission.ts';
import { forbidden } from './sender.ts';
import { type DossierRow, lockRunning } from './store.ts';

const inputSchema = z.object({
  change: calendarChangeSchema,
  /** Told to everybody whose appointment moves: `Ngập lụt, đóng cửa ngày 29/09/2023 (Thông báo 12/TB-UBND)`. */
  reason: z.string().transform(tidy).pipe(z.string().min(1, 'Hãy ghi lý do. | Give the reason.').max(300)),
});

/**
 * Changes the calendar of offices and gives every open dossier whose limit moves by it a new date, each by an event of
 * its own with the reason: never silently. What stands still gets the calendar of the day on which it goes on.
 *
 * The office's own days are its procedure-control officer's to change; those of the whole country come with the data.
 */
export const changeWorkingCalendar: Command<z.infer<typeof inputSchema>, { redated: number }> = {
  kind: 'calendar.change',
  input: inputSchema,
  async handle({ change, reason }, context) {
    const { tx, at } = context;
    const touched = touchedBy(change);
    await refuseForeign(context, touched);
    const running = await lockRunning(tx, touched === 'every-office' ? null : touched);
    const before = new Calendars(context);
    for (const dossier of running) await before.of(dossier);
    await changeCalendar(tx, change, at);
    const after = new Calendars(context);
    let moved = 0;
    for (const dossier of running) {
      const version = (await versionById(tx, dossier.procedureVersionId))!;
      const clock = clockOf(dossier, dossier.receivedAt!, version);
      const redating = redated(clock, await before.of(dossier), await after.of(dossier));
      const to = redating?.after.legal;
      if (!redating || !to || to === dossier.dueAt) continue;
      await perform(context, dossier, { kind: 'redate', data: { from: dossier.dueAt!, to, change: reason } });
      moved += 1;
    }
    context.record('registers', [
      {
        stream: context.newId(),
        streamSeq: 1,
        kind: 'calendar.changed',
        data: { change: change as CalendarChange, reason, redated: moved },
      },
    ]);
    return { redated: moved };
  },
};

/** The calendar of each office, asked for once. */
class Calendars {
  readonly #context: CommandContext;
  readonly #known = new Map<string, WorkingCalendar>();

  constructor(context: CommandContext) {
    this.#context = context;
  }

  async of({ receivedOneStopId: id }: DossierRow): Promise<WorkingCalendar> {
    const known = this.#known.get(id);
    if (known) return known;
    const calendar = await officeCalendar(this.#context.tx, (await oneStopById(this.#context.tx, id))!);
    this.#known.set(id, calendar);
    return calendar;
  }
}

async function refuseForeign(
  context: CommandContext,
  touched: 'every-office' | readonly string[],
): Promise<void> {
  if (context.actor.kind === 'system') return;
  const person = await sender(context);
  const offices: (OneStop | null)[] =
    touched === 'every-office' ? [null] : await Promise.all(touched.map((id) => oneStopById(context.tx, id)));
  const controlled = offices.every(
    (office) =>
      office && person.positions.some((p) => p.unit.id === office.unitId && p.rank === 'procedure-control'),
  );
  if (!controlled) throw forbidden('control-needed', refusals.controlNeeded);
}
