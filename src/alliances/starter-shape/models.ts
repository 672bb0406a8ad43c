/** Car models of the starter data, and how they relate to one another, in the contract's terms. */
import type { ModelLine } from '../../exchange/starter-shape/lines.ts';
import { typeName } from '../../exchange/starter-shape/names.ts';
import type { Notice, Placed } from '../../exchange/starter-shape/notes.ts';
import { type MappingTables, tableKey } from '../../exchange/starter-shape/tables.ts';
import type { ModelRelationInput, ReportInput, SaveModelInput } from '../inputs.ts';
import { readDate } from './dates.ts';

/**
 * The model of a line, with the reports that describe it and the deals that it came from.
 * @param country of its brand, whose language is the model's own; null: unknown
 */
export function mapModel(
  line: Placed<ModelLine>,
  reports: readonly ReportInput[],
  country: string | null,
  tables: MappingTables,
  notice: Notice,
): SaveModelInput {
  const { value } = line;
  const powertrain = value.powertrain ? (tables.powertrains.get(tableKey(value.powertrain)) ?? null) : null;
  if (value.powertrain && !powertrain) {
    const message = 'No powertrain is known for it, so the model has none: add the word to powertrains.csv.';
    notice(line, { kind: 'unmapped', field: 'powertrain', value: value.powertrain, message });
  }
  return {
    name: value.name,
    names: value.aliases.map((alias) => typeName(alias, { name: value.name, country }, tables.names)),
    brand: value.brand ? { name: value.brand } : null,
    makers: value.makers.map(({ name, plant = null, from, to }, index) => ({
      organization: { name },
      plant,
      from: readDate(from, `makers.${index}.from`, line, notice),
      to: readDate(to, `makers.${index}.to`, line, notice),
    })),
    platform: value.platform ?? null,
    platformOwners: value.platformOwner ? [{ name: value.platformOwner }] : [],
    segment: value.segment ?? null,
    powertrain,
    introduced: readDate(value.introduced, 'introduced', line, notice),
    reports,
    deals: value.deals.map((key) => ({ key })),
  };
}

/** How a model relates to others, each relation as its line has it, from this model to the other. */
export function mapRelations(line: Placed<ModelLine>, tables: MappingTables, notice: Notice): ModelRelationInput[] {
  return line.value.relations.flatMap(({ type, model, note = null }, index) => {
    const mapped = tables.modelRelations.get(tableKey(type));
    if (mapped) return [{ from: { name: line.value.name }, type: mapped, to: { name: model }, note }];
    const message = `The relation to ${model} was left out: add the word to model-relations.csv.`;
    notice(line, { kind: 'unmapped', field: `relations.${index}.type`, value: type, message });
    return [];
  });
}
