/** Configuration: the environment and the command line's flags become one frozen, validated Config; every problem is listed at once. */
import { resolve } from 'node:path';
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
    variable: 'LOG_LEVEL',
    flag: 'log-level',
    defaultValue: 'info',
    meaning: `How much is logged to standard error: ${logLevels.join(', ')}.`,
  },
] as const satisfies readonly Setting[];

/** Every problem of a configuration, one line each, naming the variable and the remedy. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

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
  });
}
