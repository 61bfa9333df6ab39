// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes the name of a question so
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../kernel/project.ts';
import { readTables, writeBook } from '../../office-files/index.ts';
import { definitionSchema } from '../input.ts';
import type { Condition, Definition } from '../model.ts';
import { readXlsform } from './read.ts';
import { writeXlsform } from './write.ts';

const folder = join(projectRoot, 'data', 'checklists');
const shipped = readdirSync(folder).map((file) =>
  definitionSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
);

const again = async (definition: Definition) => readXlsform(await writeXlsform(definition), 'phieu.xlsx');

describe('written and read back it is the same checklist', () => {
  test.each(shipped.map((definition) => [definition.slug, definition] as const))(
    '%s',
    async (_, definition) => {
      const once = await again(definition);
      expect(once).toEqual({ definition, remarks: [] });
      expect(await again((once as { definition: Definition }).definition)).toEqual(once);
    },
  );

  test('whatever it asks', async () => {
    await fc.assert(
      fc.asyncProperty(definitions, async (definition) => {
        expect(await again(definition)).toEqual({ definition, remarks: [] });
      }),
      { numRuns: 60 },
    );
  });
});

/** Words as a cell keeps them: single spaces, none at either end. */
const words = fc
  .array(fc.constantFrom('một', 'cửa', 'thủ tục', "d'Hà", '“Nội”', '5%', '=1+1', '_x0041_', '"a"'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));
const text = fc.record({ vi: words, en: words });
const or = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });

function conditionsOn(names: readonly string[]): fc.Arbitrary<Condition> {
  const item = fc.constantFrom(...names);
  const leaf: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ item, is: fc.constant('answered' as const) }),
    fc.record({ item, is: fc.constant('selected' as const), value: words }),
    fc.record({
      item,
      is: fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
      value: fc.oneof(words, fc.integer({ min: -99, max: 999 })),
    }) as fc.Arbitrary<Condition>,
  );
  return fc.letrec<{ any: Condition }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ all: fc.array(tie('any'), { minLength: 2, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('any'), { minLength: 2, maxLength: 3 }) }),
      fc.record({ not: tie('any') }),
    ),
  })).any;
}

const named = (names: readonly string[]) =>
  fc.tuple(...names.map((name) => text.map((label) => ({ name, label }))));
const shapes = fc.oneof(
  fc
    .constantFrom('yes-no', 'text', 'photograph', 'document', 'signature', 'percentage')
    .map((kind) => ({ kind })),
  fc.record({
    kind: fc.constant('number'),
    whole: fc.boolean(),
    min: or(fc.integer({ min: -5, max: 5 })),
    max: or(fc.integer({ min: 6, max: 50 })),
  }),
  fc.record({
    kind: fc.constant('choice'),
    multiple: fc.boolean(),
    options: fc.oneof(named(['yes', 'no']), named(['a', '2023', 'c-d'])),
  }),
  fc.record({
    kind: fc.constant('table'),
    columns: fc
      .array(fc.tuple(text, fc.constantFrom('yes-no', 'text', 'number', 'percentage')), {
        minLength: 1,
        maxLength: 3,
      })
      .map((columns) => columns.map(([label, kind], n) => ({ name: `cot_${n}`, label, kind }))),
  }),
);

const definitions: fc.Arbitrary<Definition> = fc
  .array(fc.array(shapes, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .chain((sections) => {
    const above: string[] = [];
    return fc.tuple(
      ...sections.map((items, s) => {
        const relevant = above.length > 0 ? or(conditionsOn([...above])) : fc.constant(null);
        const made = items.map((shape, i) => {
          const name = `cau_${s}_${i}`;
          const asked = fc.record({
            label: text,
            hint: or(text),
            required: fc.boolean(),
            relevant: above.length > 0 ? or(conditionsOn([...above])) : fc.constant(null),
            source: or(words),
            figure: or(fc.constant('decisions-in-force')),
            score: or(
              fc.record({ weight: fc.constantFrom(1, 2.5, 10), full: conditionsOn([...above, name]) }),
            ),
            evidence: fc.constantFrom('none', 'welcome', 'required'),
          });
          above.push(name);
          return asked.map((rest) => ({ name, ...rest, ...shape }));
        });
        return fc.record({ name: fc.constant(`phan_${s}`), label: text, relevant, items: fc.tuple(...made) });
      }),
    );
  })
  .chain((sections) =>
    fc.record({
      slug: fc.constant('phieu-thu'),
      title: text,
      level: fc.constantFrom('city', 'district', 'ward'),
      sections: fc.constant(sections),
    }),
  ) as never;

const form = (
  survey: string[][],
  choices: string[][] = [],
  settings: string[][] = [['motcua::level'], ['ward']],
) =>
  writeBook([
    { name: 'survey', rows: survey },
    { name: 'choices', rows: [['list_name', 'name', 'label'], ...choices] },
    { name: 'settings', rows: settings },
  ]).then((bytes) => readXlsform(bytes, 'tep.xlsx'));
const said = (read: Awaited<ReturnType<typeof form>>) =>
  ('problems' in read ? read.problems : read.remarks).map(
    ({ sheet, cell, code }) => `${sheet}!${cell} ${code}`,
  );

describe('everything that is wrong is listed, with sheet and cell', () => {
  const head = ['type', 'name', 'label', 'relevant'];
  test.each<[string, string[][], string[][], string[]]>([
    [
      'types that there are not',
      [head, ['chon', 'a', 'A'], ['texte', 'b', 'B']],
      [],
      ['survey!A2 type-unknown', 'survey!A3 type-unknown'],
    ],
    [
      'names that are missing, wrong or used',
      [head, ['text', '', 'A'], ['text', '1a', 'B'], ['text', 'c', 'C'], ['text', 'c', 'D']],
      [],
      ['survey!B2 name-missing', 'survey!B3 name-invalid', 'survey!B5 name-twice'],
    ],
    ['a list that is not there', [head, ['select_one mau', 'a', 'A']], [], ['survey!A2 list-missing']],
    [
      'choices without a name, or twice',
      [head, ['select_one mau', 'a', 'A']],
      [
        ['mau', '', 'x'],
        ['mau', 'do', 'x'],
        ['mau', 'do', 'y'],
      ],
      ['choices!B2 choice-name-invalid', 'choices!B4 choice-twice'],
    ],
    [
      'groups that do not fit',
      [head, ['begin_group', 'g', 'G'], ['text', 'a', 'A'], ['end_repeat'], ['begin repeat', 'r', 'R']],
      [],
      ['survey!A4 group-not-opened', 'survey!A2 group-not-closed', 'survey!A5 group-not-closed'],
    ],
    [
      'conditions in a circle',
      [
        head,
        ['text', 'a', 'A', "${c} = 'x'"],
        ['text', 'b', 'B', "${a} = 'x'"],
        ['text', 'c', 'C', "${b} = 'x'"],
      ],
      [],
      ['survey!D2 condition-circular'],
    ],
    ['a condition on itself', [head, ['text', 'a', 'A', "${a} = 'x'"]], [], ['survey!D2 condition-circular']],
    [
      'a condition on what stands below',
      [head, ['text', 'a', 'A', "${b} = 'x'"], ['text', 'b', 'B']],
      [],
      ['survey!D2 condition-below'],
    ],
    [
      'a condition on nothing',
      [head, ['text', 'a', 'A', "${z} = 'x'"]],
      [],
      ['survey!D2 condition-unknown-item'],
    ],
    ['no question at all', [head, ['note', 'a', 'A']], [], ['survey!A1 form-empty']],
    [
      'no columns',
      [
        ['loai', 'ten'],
        ['text', 'a'],
      ],
      [],
      ['survey!A1 sheet-missing'],
    ],
    [
      'own columns',
      [
        ['type', 'name', 'label', 'motcua::points', 'motcua::full', 'motcua::evidence'],
        ['text', 'a', 'A', 'x', '', 'maybe'],
        ['text', 'b', 'B', '2', 'today()'],
      ],
      [],
      ['survey!D2 number-invalid', 'survey!F2 value-invalid', 'survey!E3 value-invalid'],
    ],
  ])('%s', async (_, survey, choices, expected) => {
    expect(said(await form(survey, choices))).toEqual(expected);
  });

  test('a group with nothing in it is left out, and that is said', async () => {
    const head = ['type', 'name', 'label'];
    const read = await form([
      head,
      ['begin_group', 'g', 'G'],
      ['note', 'n', 'N'],
      ['end_group'],
      ['text', 'a', 'A'],
    ]);
    expect([said(read).sort(), 'definition' in read && read.definition.sections.length]).toEqual([
      ['survey!A2 group-empty', 'survey!A3 row-not-carried'],
      1,
    ]);
  });

  test('a level that there is not', async () => {
    const read = await form(
      [
        ['type', 'name'],
        ['text', 'a'],
      ],
      [],
      [['motcua::level'], ['xa']],
    );
    expect(said(read)).toEqual(['settings!A2 value-invalid']);
  });
});

test('a form of others keeps what a checklist can hold, and says of the rest where it stands', async () => {
  const read = await form(
    [
      [
        'type',
        'name',
        'label::English (en)',
        'label::French (fr)',
        'hint',
        'Relevance',
        'required',
        'constraint',
        'calculation',
        'appearance',
        'default',
      ],
      ['start', 'start'],
      ['note', 'chao', 'Welcome'],
      ['select one yes_no', 'consent', 'Do you agree?', 'Êtes-vous d’accord ?', '', '', 'yes'],
      ['integer', 'age', 'Age', '', 'in years', "${consent} = 'yes'", 'TRUE', '. >= 0 and . <= 120'],
      ['integer', 'odd', 'Odd', '', '', '${age} mod 2 = 1', '', '. mod 2 = 1'],
      ['calculate', 'twice', '', '', '', '', '', '', '${age} * 2'],
      ['text', 'why', 'Why', '', '', '${twice} > 40', '', '', '', 'multiline', 'none'],
      ['begin group', 'home', 'Home', '', '', "${consent} = 'yes'"],
      ['select_multiple things or_other', 'has', 'Which?'],
      ['begin group', 'inner', '', '', '', "selected(${has}, 'tv')"],
      ['date', 'bought', 'Bought on'],
      ['end group', ''],
      ['begin repeat', 'people', 'People'],
      ['text', 'name', 'Name'],
      ['select_one things', 'wants', 'Wants'],
      ['end repeat', ''],
      ['geopoint', 'where', 'Where'],
      ['image', 'front', 'Front', '', '', '', '', '', '', 'signature'],
      ['end group', ''],
      ['acknowledge', 'done', ''],
    ],
    [
      ['yes_no', 'yes', 'Yes'],
      ['yes_no', 'no', 'No'],
      ['things', 'tv', 'TV'],
      ['things', '4x4', 'Car'],
      ['unused', 'x', 'X'],
    ],
    [
      ['form_title', 'form_id', 'version', 'motcua::level'],
      ['Household', 'HH Survey', '7', 'ward'],
    ],
  );
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { definition } = read;
  expect([definition.slug, definition.title.vi, definition.level]).toEqual([
    'hh-survey',
    'Household',
    'ward',
  ]);
  expect(
    definition.sections.map(({ name, relevant, items }) => [
      name,
      relevant,
      items.map((item) => [item.name, item.kind, item.relevant]),
    ]),
  ).toEqual([
    [
      'chung',
      null,
      [
        ['consent', 'yes-no', null],
        ['age', 'number', { item: 'consent', is: '=', value: 'yes' }],
        ['odd', 'number', null],
        ['why', 'text', null],
      ],
    ],
    [
      'home',
      { item: 'consent', is: '=', value: 'yes' },
      [
        ['has', 'choice', null],
        ['bought', 'text', { item: 'has', is: 'selected', value: 'tv' }],
        ['people', 'table', null],
        ['front', 'signature', null],
      ],
    ],
    ['chung_2', null, [['done', 'yes-no', null]]],
  ]);
  const [consent, age] = definition.sections[0]!.items;
  expect(consent).toMatchObject({ label: { vi: 'Do you agree?' }, required: true });
  expect(age).toMatchObject({ min: 0, max: 120, whole: true, hint: { vi: 'in years' } });
  expect(said(read).sort()).toEqual(
    [
      'settings!C2 cell-not-carried',
      'survey!D1 column-not-carried',
      'survey!A2 row-not-carried',
      'survey!A3 row-not-carried',
      'survey!F6 condition-not-carried',
      'survey!H6 cell-not-carried',
      'survey!A7 row-not-carried',
      'survey!F8 condition-not-carried',
      'survey!J8 cell-not-carried',
      'survey!K8 cell-not-carried',
      'survey!A10 other-not-carried',
      'survey!B11 group-flattened',
      'survey!A12 type-as-text',
      'survey!A16 type-as-text',
      'survey!A18 row-not-carried',
      'survey!A21 type-as-yes-no',
      'survey!B21 label-missing',
      'choices!A6 list-unused',
    ].sort(),
  );
  // Taken over once, it is a checklist like any other.
  expect(await again(definition)).toEqual({ definition, remarks: [] });
});

test('what is written has the sheets and columns that other programs look for', async () => {
  const tables = readTables(await writeXlsform(shipped[0]!), 'phieu.xlsx');
  expect(tables.map(({ name, rows }) => [name, rows[0]!.cells.slice(0, 3)])).toEqual([
    ['survey', ['type', 'name', 'label::Tiếng Việt (vi)']],
    ['choices', ['list_name', 'name', 'label::Tiếng Việt (vi)']],
    ['settings', ['form_title', 'form_id', 'default_language']],
  ]);
});

test('what is no workbook is refused by name', () => {
  expect(() => readXlsform(new TextEncoder().encode('type,name'), 'phieu.csv')).toThrow(
    'office-file-unknown',
  );
});
