/** A small graph told through the service itself: Stellantis and Leapmotor, Volkswagen and SAIC, and two car models. */
import type { Alliances } from '../../src/alliances/alliances.ts';
import type {
  ClaimInput,
  ReportDealsInput,
  SaveModelInput,
  SaveOrganizationInput,
} from '../../src/alliances/inputs.ts';

const organizations: readonly SaveOrganizationInput[] = [
  { name: 'Fiat Chrysler Automobiles', kind: 'AUTOMAKER', country: 'NL', dissolved: '2021-01-16' },
  { name: 'PSA Group', kind: 'AUTOMAKER', country: 'FR', dissolved: '2021-01-16' },
  {
    name: 'Stellantis',
    kind: 'AUTOMAKER',
    country: 'NL',
    founded: '2021-01-16',
    identifiers: [{ scheme: 'WIKIDATA', value: 'Q93431407' }],
    successions: [
      { from: { name: 'Fiat Chrysler Automobiles' }, to: { name: 'Stellantis' }, kind: 'MERGED', on: '2021-01-16' },
      { from: { name: 'PSA Group' }, to: { name: 'Stellantis' }, kind: 'MERGED', on: '2021-01-16' },
    ],
  },
  { name: 'Opel', kind: 'BRAND', country: 'DE' },
  {
    name: 'Leapmotor',
    kind: 'AUTOMAKER',
    country: 'CN',
    names: [{ value: '零跑汽车', language: 'zh' }],
  },
  {
    name: 'Volkswagen Group',
    kind: 'AUTOMAKER',
    country: 'DE',
    names: [
      { value: 'VW', type: 'ABBREVIATION' },
      { value: '大众', language: 'zh' },
    ],
  },
  { name: 'SAIC Motor', kind: 'AUTOMAKER', country: 'CN', names: [{ value: '上汽', language: 'zh' }] },
];

const talks: ClaimInput = {
  deal: { key: 'stellantis-leapmotor' },
  stage: 'EXPLORING',
  parties: [
    { organization: { name: 'Stellantis' }, role: 'SEEKER' },
    { organization: { name: 'Leapmotor' }, comment: 'DECLINED_TO_COMMENT' },
  ],
  regions: ['China'],
  summary: 'Stellantis is weighing ways to team up with Leapmotor to grow in China.',
  attributedTo: ['Bloomberg'],
};

const stake = (percent: number): Pick<ClaimInput, 'deal' | 'type' | 'parties' | 'stakes'> => ({
  deal: { key: 'stellantis-leapmotor' },
  type: 'EQUITY_STAKE',
  parties: [
    { organization: { name: 'Stellantis' }, role: 'INVESTOR' },
    { organization: { name: 'Leapmotor' }, role: 'INVESTEE' },
  ],
  stakes: [
    { holder: { name: 'Stellantis' }, target: { name: 'Leapmotor' }, percent: { exact: percent }, from: '2023-10-26' },
  ],
});

const reports: readonly ReportDealsInput[] = [
  {
    report: {
      url: 'https://news.example/2023/08/stellantis-explores',
      title: 'Stellantis explores tie-up with Leapmotor',
      publisher: 'Nasdaq',
      published: '2023-08-23',
      retrieved: '2023-08-24',
      language: 'en',
    },
    claims: [talks],
  },
  {
    report: {
      url: 'https://autojosh.example/leapmotor',
      publisher: 'Autojosh',
      published: '2023-08~',
      retrieved: '2023-09-02',
    },
    claims: [{ ...talks, stage: 'RUMOURED', summary: 'A car blog relays Bloomberg’s word of contacts.' }],
  },
  {
    report: {
      url: 'https://pledgetimes.example/20-percent',
      title: 'Stellantis buys 20%',
      publisher: 'Pledge Times',
      published: '2023-10-26',
      retrieved: '2023-10-27',
    },
    claims: [
      {
        ...stake(20),
        stage: 'ACTIVE',
        milestones: [{ stage: 'ACTIVE', on: '2023-10-26' }],
        value: { amount: 1_500_000_000, currency: 'EUR' },
        regions: ['China'],
        summary: 'Stellantis buys a fifth of Leapmotor for €1.5 billion, with two board seats.',
        quote: 'will invest 1.5 billion euros',
      },
      {
        deal: { key: 'leapmotor-international' },
        stage: 'ANNOUNCED',
        type: 'JOINT_VENTURE',
        milestones: [{ stage: 'ANNOUNCED', on: '2023-10-26' }],
        parties: [{ organization: { name: 'Stellantis' } }, { organization: { name: 'Leapmotor' } }],
        jointVenture: { name: 'Leapmotor International' },
        stakes: [
          { holder: { name: 'Stellantis' }, target: { name: 'Leapmotor International' }, percent: { exact: 51 } },
          { holder: { name: 'Leapmotor' }, target: { name: 'Leapmotor International' }, percent: { exact: 49 } },
        ],
        activities: ['DISTRIBUTION'],
        regions: ['outside China'],
        summary: 'A company owned 51 to 49 will sell Leapmotor cars outside China.',
      },
    ],
  },
  {
    report: {
      url: 'https://autocar.example/t03',
      publisher: 'Autocar',
      published: '2024-05-14',
      retrieved: '2024-05-15',
    },
    claims: [
      {
        ...stake(21),
        stage: 'ACTIVE',
        models: [{ name: 'Leapmotor T03' }],
        summary: 'A test story gives Stellantis 21 % of Leapmotor.',
      },
    ],
    modelRelations: [
      {
        from: { name: 'Leapmotor T03' },
        type: 'RESEMBLES',
        to: { name: 'Smart Forfour' },
        note: 'The T03 looks like a Smart Forfour.',
      },
    ],
  },
  {
    report: {
      url: 'https://milan.example/office',
      publisher: 'Adnkronos',
      published: '2024-10-15',
      retrieved: '2024-10-16',
    },
    claims: [
      {
        deal: { key: 'leapmotor-international' },
        stage: 'ACTIVE',
        type: 'JOINT_VENTURE',
        parties: [{ organization: { name: 'Stellantis' } }, { organization: { name: 'Leapmotor' } }],
        jointVenture: { name: 'Leapmotor International' },
        models: [{ name: 'Leapmotor T03' }, { name: 'Leapmotor C10' }],
        regions: ['Europe'],
        summary: 'The venture’s head office was opened in Milan.',
      },
    ],
  },
  {
    report: {
      url: 'https://history.example/santana',
      publisher: 'Autocar',
      published: '2020',
      retrieved: '2021-01-04',
    },
    claims: [
      {
        deal: { key: 'saic-volkswagen' },
        stage: 'ACTIVE',
        type: 'JOINT_VENTURE',
        milestones: [
          { stage: 'SIGNED', on: '1984-10' },
          { stage: 'ACTIVE', on: '1985' },
        ],
        parties: [{ organization: { name: 'VW' } }, { organization: { name: '上汽' } }],
        jointVenture: { name: 'SAIC Volkswagen' },
        stakes: [
          { holder: { name: 'VW' }, target: { name: 'SAIC Volkswagen' }, percent: { exact: 50 } },
          { holder: { name: '上汽' }, target: { name: 'SAIC Volkswagen' }, percent: { exact: 50 } },
        ],
        activities: ['JOINT_MANUFACTURING'],
        regions: ['China'],
        summary: 'Volkswagen and SAIC each hold half of the venture that built the Santana.',
      },
    ],
  },
  {
    report: { url: null, publisher: 'Auto Alliances', retrieved: '2026-01-02' },
    claims: [
      {
        deal: { key: 'opel-in-stellantis' },
        stage: 'ACTIVE',
        type: 'GROUP_MEMBERSHIP',
        parties: [
          { organization: { name: 'Opel' }, role: 'MEMBER' },
          { organization: { name: 'Stellantis' }, role: 'PARENT' },
        ],
        summary: 'Opel belongs to Stellantis.',
      },
    ],
  },
  {
    report: {
      url: 'https://poland.example/opel',
      publisher: 'Autocar',
      published: '2025-02-03',
      retrieved: '2025-02-04',
    },
    claims: [
      {
        deal: { key: 'opel-leapmotor' },
        stage: 'SIGNED',
        type: 'COOPERATION',
        parties: [{ organization: { name: 'Opel' } }, { organization: { name: 'Leapmotor' } }],
        activities: ['JOINT_DEVELOPMENT'],
        regions: ['Europe'],
        summary: 'Opel and Leapmotor agree to develop a car together.',
      },
    ],
  },
];

const models: readonly SaveModelInput[] = [
  { name: 'Leapmotor C11', brand: { name: 'Leapmotor' }, segment: 'D-segment SUV', powertrain: 'MIXED' },
  {
    name: 'Leapmotor T03',
    brand: { name: 'Leapmotor' },
    makers: [{ organization: { name: 'Stellantis' }, plant: 'Tychy', from: '2024-06', to: '2025-03' }],
    platformOwners: [{ name: 'Leapmotor' }],
    segment: 'A-segment',
    powertrain: 'BEV',
    introduced: '2020~',
    reports: [
      { url: 'https://autocar.example/t03', publisher: 'Autocar', published: '2024-05-14', retrieved: '2024-05-15' },
    ],
  },
];

/** Tells the story to an empty service, in an order in which nothing is named before it is there. */
export async function tellStory(service: Alliances): Promise<void> {
  const researcher = { name: 'Rosa' };
  for (const organization of organizations) await service.saveOrganization(organization, researcher);
  for (const report of reports) await service.reportDeals(report, researcher);
  for (const model of models) await service.saveModel(model, researcher);
}
