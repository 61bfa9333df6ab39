import organization from '../../data/ba-dinh-2023/organization.json' with { type: 'json' };
import catalogue from '../../data/procedures/procedures.json' with { type: 'json' };
import type { NamedUnit, Vocabulary } from './index.ts';

/** The procedures and bodies of the demonstration: what an annex of quận Ba Đình may speak of. */
export const baDinh: Vocabulary = {
  procedures: catalogue.procedures.map(({ code, name, field }) => ({ code, name: name.vi, field: field.vi })),
  units: organization.units.map(({ slug, name, kind, level }) => ({
    slug,
    name: name.vi,
    kind: kind as NamedUnit['kind'],
    level: level as NamedUnit['level'],
  })),
  delegator: 'ubnd-ba-dinh',
};

export const wardCommittees: readonly string[] = baDinh.units
  .filter(({ kind, level }) => kind === 'committee' && level === 'ward')
  .map(({ slug }) => slug);
