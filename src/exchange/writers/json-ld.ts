/**
 * JSON-LD 1.1: organisations in the words of schema.org, claims as entities of PROV-O, ties in words of our own (`aa:`).
 * The context is inside: nothing is fetched to read it.
 */
import { percentText } from '../../domain/percentages.ts';
import type { ClaimRecord, NetworkFile, OrganizationRecord, TieRecord } from '../network-file.ts';

/** Our own words and ids: names that mean nothing but themselves, and no place to fetch from. */
export const VOCABULARY = 'urn:auto-alliances:';

export const context = {
  '@version': 1.1,
  schema: 'https://schema.org/',
  prov: 'http://www.w3.org/ns/prov#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
  aa: VOCABULARY,
  // Ids begin with the kind of what they name; no other word here may be one of these.
  ...Object.fromEntries(
    ['organization', 'deal', 'tie', 'claim', 'report', 'publisher', 'group'].map((kind) => [
      kind,
      { '@id': `${VOCABULARY}${kind}:`, '@prefix': true },
    ]),
  ),
  id: '@id',
  type: '@type',
  name: 'schema:name',
  alternateName: 'schema:alternateName',
  foundingDate: 'schema:foundingDate',
  dissolutionDate: 'schema:dissolutionDate',
  addressCountry: 'schema:addressCountry',
  parentOrganization: { '@id': 'schema:parentOrganization', '@type': '@id' },
  leiCode: 'schema:leiCode',
  sameAs: { '@id': 'schema:sameAs', '@type': '@id' },
  url: { '@id': 'schema:url', '@type': '@id' },
  headline: 'schema:headline',
  inLanguage: 'schema:inLanguage',
  datePublished: 'schema:datePublished',
  publishedBy: 'schema:publisher',
  license: 'dcterms:license',
  revision: { '@id': 'aa:revision', '@type': 'xsd:integer' },
  asOf: { '@id': 'aa:asOf', '@type': 'xsd:date' },
  knownAt: { '@id': 'aa:knownAt', '@type': 'xsd:date' },
  kind: 'aa:kind',
  from: { '@id': 'aa:from', '@type': '@id' },
  to: { '@id': 'aa:to', '@type': '@id' },
  directed: 'aa:directed',
  stage: 'aa:stage',
  inDeal: { '@id': 'aa:inDeal', '@type': '@id' },
  activity: 'aa:activity',
  percentMin: { '@id': 'aa:percentMin', '@type': 'xsd:decimal' },
  percentMax: { '@id': 'aa:percentMax', '@type': 'xsd:decimal' },
  percentText: 'aa:percentText',
  planned: 'aa:planned',
  since: 'aa:since',
  validFrom: { '@id': 'aa:validFrom', '@type': 'xsd:date' },
  validTo: { '@id': 'aa:validTo', '@type': 'xsd:date' },
  strength: { '@id': 'aa:strength', '@type': 'xsd:decimal' },
  summary: 'prov:value',
  recordedAt: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  wasDerivedFrom: { '@id': 'prov:wasDerivedFrom', '@type': '@id' },
  wasAttributedTo: { '@id': 'prov:wasAttributedTo', '@type': '@id' },
  graph: '@graph',
} as const;

/** Ties written at a time, each followed by its claims. */
const TIES_AT_A_TIME = 200;

export async function* writeJsonLd(file: NetworkFile): AsyncGenerator<string> {
  const { licence, revision, asOf, knownAt, generator, madeOn } = file.facts;
  const about = {
    id: 'aa:export',
    type: 'schema:Dataset',
    name: `Auto Alliances as of ${asOf}, as known at ${knownAt}`,
    ...{ license: licence, revision: String(revision), asOf, knownAt },
    'schema:creator': generator,
    'schema:dateCreated': madeOn,
  };
  yield `{"@context":${JSON.stringify(context)},"graph":[\n${JSON.stringify(about)}\n`;
  for await (const organization of file.organizations()) yield `,${JSON.stringify(organizationNode(organization))}\n`;
  let batch: TieRecord[] = [];
  async function* written(): AsyncGenerator<string> {
    for (const tie of batch) yield `,${JSON.stringify(tieNode(tie))}\n`;
    for (const claim of await file.claimsFor(batch)) yield `,${JSON.stringify(claimNode(claim))}\n`;
    batch = [];
  }
  for (const tie of file.ties()) {
    batch.push(tie);
    if (batch.length === TIES_AT_A_TIME) yield* written();
  }
  yield* written();
  yield ']}\n';
}

function organizationNode(organization: OrganizationRecord): object {
  const { id, name, names, kind, country, founded, dissolved, group, identifiers } = organization;
  const valuesOf = (scheme: string) => identifiers.filter((one) => one.scheme === scheme).map(({ value }) => value);
  return present({
    ...{ id, type: 'schema:Organization', name, alternateName: names, kind, addressCountry: country },
    foundingDate: founded?.edtf,
    dissolutionDate: dissolved?.edtf,
    parentOrganization: group,
    leiCode: valuesOf('LEI'),
    sameAs: valuesOf('WIKIDATA').map((item) => `http://www.wikidata.org/entity/${item}`),
    url: valuesOf('WEBSITE'),
  });
}

function tieNode(tie: TieRecord): object {
  const { percent, since, evidence, activities, type, strength, id, from, to, directed, stage, deal, planned } = tie;
  const decimal = (value: number | null | undefined) => (value == null ? null : String(value));
  return present({
    ...{ id, type: ['aa:Tie', `aa:${type}`], from, to, directed, stage, inDeal: deal },
    activity: activities,
    percentMin: decimal(percent?.exact ?? percent?.min),
    percentMax: decimal(percent?.exact ?? percent?.max),
    percentText: percent === null ? null : percentText(percent),
    planned: planned ? true : null,
    since: since?.edtf,
    ...{ validFrom: tie.validFrom, validTo: tie.validTo, strength: String(strength), wasDerivedFrom: evidence },
  });
}

function claimNode({ id, deal, stage, summary, recordedAt, attributedTo, report }: ClaimRecord): object {
  const { url, title, published, language, publisher } = report;
  return present({
    ...{
      id,
      type: ['prov:Entity', 'aa:Claim'],
      inDeal: deal,
      stage,
      summary,
      recordedAt,
      wasAttributedTo: attributedTo,
    },
    wasDerivedFrom: present({
      ...{ id: report.id, type: ['prov:Entity', 'schema:NewsArticle'], url, headline: title, inLanguage: language },
      datePublished: published?.edtf,
      publishedBy: { id: publisher.id, type: ['prov:Agent', 'schema:Organization'], name: publisher.name },
    }),
  });
}

/** Without what is not there. */
function present(node: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(
    Object.entries(node).filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)),
  );
}
