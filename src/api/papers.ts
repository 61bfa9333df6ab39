import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type FormRegime, form, formsPdf, type PaperKind, registerSheet } from '../documents/index.ts';
import {
  type DossierView,
  dossierView,
  expectedParts,
  type OfferedPaper,
  papersOf,
  regimeBySlug,
  regimeOn,
  registerRows,
} from '../dossiers/index.ts';
import type { SignedIn } from '../identity/index.ts';
import { notFound, Refusal, type Text } from '../kernel/refusal.ts';
import { daySchema } from '../kernel/schemas.ts';
import { addDays, dayOf } from '../kernel/time.ts';
import { writeSheet } from '../office-files/index.ts';
import { type OneStop, oneStopBySlug } from '../organization/index.ts';
import { type Env, router, type Services, signedIn } from './context.ts';
import { pdf } from './pdf.ts';
import { statusUrl } from './present.ts';
import { codeParam, json, refusalsOf } from './routes.ts';

/** What can be printed at once: more is asked for in parts. */
const MOST_AT_ONCE = 200;

const offered = z
  .object({
    papers: z.array(
      z.object({
        key: z.string(),
        /** Number of the form in its circular; null for what is no form. */
        form: z.string().nullable(),
        title: z.string(),
        url: z.string(),
      }),
    ),
  })
  .openapi('Papers');

const period = z.object({ from: daySchema, to: daySchema });

/** The official papers of dossiers, one by one and many at once, and the register. */
export function paperRoutes(services: Services) {
  const { system } = services;
  const api = router();

  const papers = async (
    c: Context<Env>,
    code: string,
  ): Promise<{ forms: FormRegime; list: OfferedPaper[] }> => {
    const person = signedIn(c);
    const view = await dossierView(system, code, person);
    const forms = await formsOf(services, view);
    const lead = view.parts[0]?.code === view.code ? view.leadId : null;
    const parts = lead ? await expectedParts(system.db, lead) : [];
    const printing = {
      forms,
      parts,
      statusUrl: statusUrl(services, c, code),
      now: system.clock.now(),
      by: person.personName,
    };
    return { forms, list: papersOf(view, printing) };
  };

  api.openapi(
    createRoute({
      method: 'get',
      path: '/dossiers/{code}/papers',
      tags: ['dossiers'],
      summary: 'The papers that its life so far calls for',
      request: { params: codeParam },
      responses: { 200: json(offered, 'Each with its address.'), ...refusalsOf(401, 403, 404) },
    }),
    async (c) => {
      const { code } = c.req.valid('param');
      const { forms, list } = await papers(c, code);
      const base = `/api/v1/dossiers/${encodeURIComponent(code)}/papers`;
      return c.json(
        {
          papers: list.map(({ key, paper }) => ({
            key,
            ...named(paper.kind, forms),
            url: `${base}/${key}.pdf`,
          })),
        },
        200,
      );
    },
  );

  api.get('/dossiers/:code/papers/:file{[a-z-]+[0-9]*\\.pdf}', async (c) => {
    const { code, file } = c.req.param();
    const key = file.slice(0, -'.pdf'.length);
    const { list } = await papers(c, code);
    const paper = list.find((one) => one.key === key)?.paper;
    if (!paper) throw notFound({ vi: 'giấy tờ này của hồ sơ', en: 'such paper of the dossier' });
    return pdf(c, await formsPdf([paper]), `${key}-${code}.pdf`);
  });

  // `?of=CODE/receipt&of=CODE/control-slip`: the browser prints them as one.
  api.get('/papers.pdf', async (c) => {
    const asked = c.req.queries('of') ?? [];
    if (asked.length === 0 || asked.length > MOST_AT_ONCE) throw tooMany;
    const chosen = [];
    for (const one of asked) {
      const [code = '', key = ''] = one.split('/');
      const { list } = await papers(c, code);
      const paper = list.find((offer) => offer.key === key)?.paper;
      if (!paper) throw notFound({ vi: `giấy tờ ${one}`, en: `paper ${one}` });
      chosen.push(paper);
    }
    return pdf(c, await formsPdf(chosen), 'giay-to.pdf');
  });

  const register = async (c: Context<Env>) => {
    const person = signedIn(c);
    const oneStop = await oneStopBySlug(system.db, c.req.param('slug') ?? '');
    if (!oneStop) throw notFound({ vi: 'Bộ phận Một cửa này', en: 'one-stop' });
    if (!maySeeRegister(person, oneStop)) throw notYourRegister(oneStop.name);
    const today = dayOf(system.clock.now());
    const given = period.safeParse({ from: c.req.query('from') ?? today, to: c.req.query('to') ?? today });
    if (!given.success || given.data.from > given.data.to) throw badPeriod;
    const { forms } = await regimeOn(system.db, given.data.to);
    return {
      oneStop,
      forms,
      ...given.data,
      rows: registerRows(system.db, { oneStopId: oneStop.id, ...given.data }),
    };
  };

  api.get('/one-stops/:slug/register.pdf', async (c) => {
    const { oneStop, forms, from, to, rows } = await register(c);
    if (addDays(from, 31) < to) throw badPeriod;
    const letterhead = {
      upperBody: oneStop.unitName.vi,
      body: oneStop.name.vi,
      number: null,
      place: oneStop.unitName.vi.replace(/^.*(?:quận|huyện|thị xã|phường|xã|thành phố) /u, ''),
      day: to,
    };
    const data = {
      regime: forms,
      letterhead,
      book: to.slice(0, 4),
      from,
      to,
      rows: await Array.fromAsync(rows),
    };
    return pdf(c, await formsPdf([{ kind: 'register', data }]), `so-theo-doi-${oneStop.slug}-${to}.pdf`);
  });

  api.get('/one-stops/:slug/register.xlsx', async (c) => {
    const { oneStop, forms, to, rows } = await register(c);
    return c.body(writeSheet(registerSheet(forms, rows)), 200, {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="so-theo-doi-${oneStop.slug}-${to}.xlsx"`,
      'Cache-Control': 'private, no-store',
    });
  });
  return api;
}

/** The forms under which a dossier was received; of one that was not, those of the day on which it came. */
async function formsOf({ system }: Services, { regime, course }: DossierView): Promise<FormRegime> {
  const { db, clock } = system;
  const known = regime ? regimeBySlug(db, regime) : regimeOn(db, dayOf(course[0]?.at ?? clock.now()));
  return (await known).forms;
}

function named(kind: PaperKind, forms: FormRegime): { form: string | null; title: string } {
  switch (kind) {
    case 'deadline-sheet':
      return { form: null, title: 'Bảng tính thời hạn' };
    case 'fee-receipt':
      return { form: null, title: 'Biên lai' };
    case 'day-close':
      return { form: null, title: 'Bảng khóa sổ thu' };
    case 'stop-notice': {
      const { number, title } = form(kind, '2025');
      return { form: number, title };
    }
    default: {
      const { number, title } = form(kind, forms);
      return { form: number, title };
    }
  }
}

/** Names and addresses of everybody stand in it: for the counter itself, and for those who control it. */
const maySeeRegister = ({ positions }: SignedIn, { id, unitId }: OneStop): boolean =>
  positions.some((p) => p.oneStop?.id === id || (p.unit.id === unitId && p.rank !== 'administrator'));

const notYourRegister = (oneStop: Text): Refusal =>
  new Refusal(403, 'not-your-register', {
    vi: `Sổ theo dõi của ${oneStop.vi} chỉ dành cho người làm việc ở đó.`,
    en: `The register of ${oneStop.en} is for those who work there.`,
  });

const badPeriod = new Refusal(422, 'invalid-input', {
  vi: 'Khoảng ngày chưa đúng: từ ngày phải trước đến ngày, bản in dài nhất một tháng.',
  en: 'The period is not right: it must begin before it ends; a printed register holds a month at most.',
});

const tooMany = new Refusal(422, 'invalid-input', {
  vi: `Hãy chọn từ 1 đến ${MOST_AT_ONCE} giấy tờ để in một lần.`,
  en: `Choose 1 to ${MOST_AT_ONCE} papers to print at once.`,
});
