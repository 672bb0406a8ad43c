/** Configuration: the environment and the command line's flags become one frozen, validated Config; every problem is listed at once. */
import { join, resolve } from 'node:path';
import { z } from 'zod';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface Config {
  /** The address that the server listens on. */
  readonly host: string;
  readonly port: number;
  /** Folder of the embedded engine's file, its control socket and its backups. Absolute. */
  readonly dataDir: string;
  /** Null: the embedded engine. */
  readonly neo4j: {
    readonly uri: string;
    readonly username: string;
    readonly password: string;
    /** Null: the server's default database. */
    readonly database: string | null;
  } | null;
  readonly logLevel: LogLevel;
  /** Backups of the embedded engine by the clock. */
  readonly backups: {
    /** Absolute. */
    readonly folder: string;
    /** 0: none. */
    readonly everyHours: number;
    /** How many are kept. */
    readonly keep: number;
  };
  /** Origins of pages that may show the explorer in a frame; none: nobody may. */
  readonly embedOrigins: readonly string[];
  /** Who may read: everybody, or holders of a token. */
  readonly access: 'public' | 'token';
  /** Whether what researchers report waits for a reviewer before others see it. */
  readonly review: 'none' | 'required';
  /** How many proxies in front of the service are believed where a request comes from. */
  readonly trustProxy: number;
  readonly writesPerMinute: number;
  readonly failedLoginsPerMinute: number;
  /** Connections at once in this process. */
  readonly connections: number;
  /** Whether the schema may be asked what is in it. */
  readonly introspection: boolean;
  /** Subscriptions at once in this process. */
  readonly subscriptions: number;
  /** Origins of pages of other sites that may read answers, or `*` alone; none: no such page may. */
  readonly corsOrigins: readonly string[];
  /** Most bytes of answers that are kept for those who ask again; 0: none. */
  readonly responseCacheBytes: number;
  /** Whether `/metrics` answers. */
  readonly metrics: boolean;
  /** The collector that traces are sent to by OTLP over HTTP; null: none are made. */
  readonly otlpEndpoint: string | null;
}

/** One setting: its variable, its flag on the command line, its default, and what it does. The table in the docs is made from these. */
export interface Setting {
  readonly variable: string;
  readonly flag: string;
  readonly defaultValue: string | null;
  readonly meaning: string;
  readonly secret?: true;
}

export const settings = [
  {
    variable: 'HOST',
    flag: 'host',
    defaultValue: '127.0.0.1',
    meaning: 'Address to listen on; 0.0.0.0 for every interface.',
  },
  {
    variable: 'PORT',
    flag: 'port',
    defaultValue: '4000',
    meaning: 'Port to listen on, 0 to 65535; 0 picks a free one.',
  },
  {
    variable: 'DATA_DIR',
    flag: 'data-dir',
    defaultValue: './data',
    meaning: "Folder of the embedded engine's file and control socket. Made if it is not there.",
  },
  {
    variable: 'NEO4J_URI',
    flag: 'neo4j-uri',
    defaultValue: null,
    meaning: 'A Neo4j server (bolt://, neo4j://, with +s or +ssc for TLS) to use instead of the embedded engine.',
  },
  { variable: 'NEO4J_USERNAME', flag: 'neo4j-username', defaultValue: 'neo4j', meaning: 'User on the Neo4j server.' },
  {
    variable: 'NEO4J_PASSWORD',
    flag: 'neo4j-password',
    defaultValue: '',
    meaning: 'Password on the Neo4j server. Better set in the environment than as a flag, which other users can see.',
    secret: true,
  },
  {
    variable: 'NEO4J_DATABASE',
    flag: 'neo4j-database',
    defaultValue: null,
    meaning: "Database on the Neo4j server; the server's default if not set.",
  },
  {
    variable: 'BACKUP_EVERY_HOURS',
    flag: 'backup-every-hours',
    defaultValue: '24',
    meaning: 'Hours between backups of the embedded engine, 0 to 8760; none without changes, and none at 0.',
  },
  {
    variable: 'BACKUP_KEEP',
    flag: 'backup-keep',
    defaultValue: '7',
    meaning: 'How many of those backups are kept, 1 to 1000.',
  },
  {
    variable: 'BACKUP_DIR',
    flag: 'backup-dir',
    defaultValue: null,
    meaning: 'Folder of those backups; backups in DATA_DIR if not set. Better on another disk.',
  },
  {
    variable: 'LOG_LEVEL',
    flag: 'log-level',
    defaultValue: 'info',
    meaning: `How much is logged to standard error: ${logLevels.join(', ')}.`,
  },
  {
    variable: 'EMBED_ORIGINS',
    flag: 'embed-origins',
    defaultValue: '',
    meaning:
      'Origins of pages that may show the explorer in a frame, with spaces between: https://example.org. None if not set.',
  },
  {
    variable: 'ACCESS',
    flag: 'access',
    defaultValue: 'public',
    meaning: 'Who may read: public, or token for holders of one. Writing always needs a token.',
  },
  {
    variable: 'REVIEW',
    flag: 'review',
    defaultValue: 'none',
    meaning: 'Whether what researchers report waits for a reviewer before others see it: none, or required.',
  },
  {
    variable: 'TRUST_PROXY',
    flag: 'trust-proxy',
    defaultValue: '0',
    meaning: 'How many proxies stand in front and are believed where a request comes from (X-Forwarded-For), 0 to 9.',
  },
  {
    variable: 'WRITES_PER_MINUTE',
    flag: 'writes-per-minute',
    defaultValue: '3000',
    meaning: 'Mutations a minute of each token and from each address; they may also come all at once.',
  },
  {
    variable: 'FAILED_LOGINS_PER_MINUTE',
    flag: 'failed-logins-per-minute',
    defaultValue: '20',
    meaning: 'Wrong tokens a minute from each address, after which it has to wait.',
  },
  {
    variable: 'CORS_ORIGINS',
    flag: 'cors-origins',
    defaultValue: null,
    meaning:
      'Origins of pages of other sites that may read answers, with spaces between: https://example.org; * for every page. None if not set. Tokens are not let through.',
  },
  {
    variable: 'RESPONSE_CACHE_BYTES',
    flag: 'response-cache-bytes',
    defaultValue: '64000000',
    meaning: 'Memory for answers that are kept for those who ask again, in bytes; 0 keeps none.',
  },
  {
    variable: 'CONNECTIONS',
    flag: 'connections',
    defaultValue: '1000',
    meaning: 'Connections at once to this process, 1 to 99999; beyond, they are refused.',
  },
  {
    variable: 'INTROSPECTION',
    flag: 'introspection',
    defaultValue: 'on',
    meaning: 'Whether the schema tells what is in it, which GraphiQL and code generators ask: on, or off.',
  },
  {
    variable: 'SUBSCRIPTIONS',
    flag: 'subscriptions',
    defaultValue: '200',
    meaning: 'Subscriptions at once in this process, 0 to 99999; beyond, they are refused.',
  },
  {
    variable: 'METRICS',
    flag: 'metrics',
    defaultValue: 'on',
    meaning: 'Whether /metrics tells how the service fares, without a token: on, or off.',
  },
  {
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    flag: 'otlp-endpoint',
    defaultValue: null,
    meaning: 'An OpenTelemetry collector (http://localhost:4318) to send traces to; none are made if not set.',
  },
] as const satisfies readonly Setting[];

/** Every problem of a configuration, one line each, naming the variable and the remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const perMinute = z
  .string()
  .regex(/^[1-9]\d{0,6}$/, 'must be a whole number from 1 to 9999999')
  .transform(Number);

const shape = z.object({
  HOST: z.string().min(1, 'must not be empty; use 127.0.0.1 or 0.0.0.0'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535'),
  DATA_DIR: z
    .string()
    .min(1, 'must name a folder')
    .transform((folder) => resolve(folder)),
  NEO4J_URI: z
    .string()
    .regex(
      /^(bolt|neo4j)(\+s|\+ssc)?:\/\/[^\s/@]+$/,
      'must look like bolt://host:7687 or neo4j://host:7687, without user, password or path',
    )
    .nullable(),
  NEO4J_USERNAME: z.string().min(1, 'must not be empty'),
  NEO4J_PASSWORD: z.string(),
  NEO4J_DATABASE: z.string().min(1, 'must not be empty; leave it out for the default database').nullable(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`),
  BACKUP_EVERY_HOURS: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a whole number of hours from 0 to 8760')
    .transform(Number)
    .refine((hours) => hours <= 8760, 'must be a whole number of hours from 0 to 8760'),
  BACKUP_KEEP: z
    .string()
    .regex(/^([1-9]\d{0,2}|1000)$/, 'must be a whole number from 1 to 1000')
    .transform(Number),
  BACKUP_DIR: z.string().nullable(),
  ACCESS: z.enum(['public', 'token'], 'must be public or token'),
  REVIEW: z.enum(['none', 'required'], 'must be none or required'),
  TRUST_PROXY: z.string().regex(/^\d$/, 'must be a number of proxies from 0 to 9').transform(Number),
  WRITES_PER_MINUTE: perMinute,
  FAILED_LOGINS_PER_MINUTE: perMinute,
  CONNECTIONS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/, 'must be a whole number from 1 to 99999')
    .transform(Number),
  INTROSPECTION: z.enum(['on', 'off'], 'must be on or off'),
  SUBSCRIPTIONS: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 99999')
    .transform(Number),
  METRICS: z.enum(['on', 'off'], 'must be on or off'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .regex(
      /^https?:\/\/[^\s/@?#]+(\/[^\s@?#]*)?$/,
      'must be an address like http://localhost:4318, without user and password',
    )
    .nullable(),
  CORS_ORIGINS: z
    .string()
    .nullable()
    .transform((text) => (text ?? '').split(/[\s,]+/).filter((origin) => origin !== ''))
    .refine(
      (origins) =>
        (origins.length === 1 && origins[0] === '*') ||
        origins.every((origin) => /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/.test(origin)),
      'must list origins like https://example.org in small letters, without a path, with spaces between; or be *',
    ),
  RESPONSE_CACHE_BYTES: z
    .string()
    .regex(/^\d{1,12}$/, 'must be a whole number of bytes, 0 to keep nothing')
    .transform(Number),
  EMBED_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((origin) => origin !== ''))
    .refine(
      (origins) => origins.every((origin) => /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/i.test(origin)),
      'must list origins like https://example.org, without a path, with spaces between',
    ),
});

/**
 * Reads a configuration from flags (by flag name, without dashes) over environment variables over defaults.
 * An empty variable counts as not set.
 * @throws ConfigError listing every problem
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  flags: Readonly<Record<string, string | undefined>> = {},
): Config {
  const values: Record<string, string | null> = {};
  for (const { variable, flag, defaultValue } of settings) {
    values[variable] = flags[flag] ?? (environment[variable] || defaultValue);
  }
  const parsed = shape.safeParse(values);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`).join('\n'));
  }
  const c = parsed.data;
  return Object.freeze({
    host: c.HOST,
    port: c.PORT,
    dataDir: c.DATA_DIR,
    neo4j:
      c.NEO4J_URI === null
        ? null
        : Object.freeze({
            uri: c.NEO4J_URI,
            username: c.NEO4J_USERNAME,
            password: c.NEO4J_PASSWORD,
            database: c.NEO4J_DATABASE,
          }),
    logLevel: c.LOG_LEVEL,
    backups: Object.freeze({
      folder: resolve(c.BACKUP_DIR ?? join(c.DATA_DIR, 'backups')),
      everyHours: c.BACKUP_EVERY_HOURS,
      keep: c.BACKUP_KEEP,
    }),
    access: c.ACCESS,
    review: c.REVIEW,
    trustProxy: c.TRUST_PROXY,
    writesPerMinute: c.WRITES_PER_MINUTE,
    failedLoginsPerMinute: c.FAILED_LOGINS_PER_MINUTE,
    connections: c.CONNECTIONS,
    introspection: c.INTROSPECTION === 'on',
    subscriptions: c.SUBSCRIPTIONS,
    corsOrigins: Object.freeze(c.CORS_ORIGINS),
    responseCacheBytes: c.RESPONSE_CACHE_BYTES,
    metrics: c.METRICS === 'on',
    otlpEndpoint: c.OTEL_EXPORTER_OTLP_ENDPOINT,
    embedOrigins: Object.freeze(c.EMBED_ORIGINS),
  });
}
