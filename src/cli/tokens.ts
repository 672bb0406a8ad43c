/** The `token` commands, and the token that a first start shows. */
import { createTokens, type Token } from '../access/tokens.ts';
import type { Alliances } from '../alliances/alliances.ts';
import { type Role, roles } from '../domain/vocabulary.ts';
import type { CommandArguments, ExitCode, Output } from './command.ts';
import { UsageError } from './command.ts';

export async function createToken(
  { store, ledger }: Alliances,
  { flags }: CommandArguments,
  output: Output,
): Promise<ExitCode> {
  const tokens = createTokens(store);
  const { name, role } = tokenFlags(flags);
  const known = (await tokens.list()).some((token) => token.revokedAt === null && token.name === name);
  const { token, text } = await tokens.create({ name, role }, ledger.now());
  await output.out(`${text}\n`);
  output.say(
    `This is the token of ${token.name} (${token.role}). It is shown only now, and kept nowhere: hand it over.`,
  );
  if (known) output.say(`${token.name} has another token as well; both act under the same name.`);
  return 0;
}

export async function listTokens({ store }: Alliances, { flags }: CommandArguments, output: Output): Promise<ExitCode> {
  const tokens = await createTokens(store).list();
  if (flags.json === true) {
    await output.out(`${JSON.stringify(tokens, null, 2)}\n`);
    return 0;
  }
  const rows = [['ID', 'NAME', 'ROLE', 'CREATED', 'LAST USED', 'REVOKED'], ...tokens.map(columnsOf)];
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? [];
  for (const row of rows) {
    await output.out(
      `${row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
  return 0;
}

export async function revokeToken(
  { store, ledger }: Alliances,
  { positionals: [meant = ''] }: CommandArguments,
  output: Output,
): Promise<ExitCode> {
  const revoked = await createTokens(store).revoke(meant, ledger.now());
  for (const { id, name, role } of revoked)
    output.say(`Revoked ${id} of ${name} (${role}); it is refused from now on.`);
  if (revoked.length > 0) return 0;
  output.say(`No token in force has the id or name "${meant}"; see: auto-alliances token list`);
  return 1;
}

/** Shows the administrator's token of a graph that never had one: to people, once, and never in a log. */
export async function showFirstToken({ store, ledger }: Alliances, output: Output): Promise<void> {
  const first = await createTokens(store).createFirst(ledger.now());
  if (first === null) return;
  await output.out(`Administrator's token, shown only this once: ${first.text}\n`);
}

/** @throws UsageError */
export function tokenFlags(flags: CommandArguments['flags']): { name: string; role: Role } {
  const { name, role } = flags;
  const words = Object.keys(roles);
  const upper = typeof role === 'string' ? role.toUpperCase() : '';
  if (typeof name !== 'string' || name.trim() === '') {
    throw new UsageError('Say whose token it is: --name "Ada Lovelace". The change log and claims show this name.');
  }
  if (!isRole(upper)) throw new UsageError(`Say what it may do: --role, one of ${words.join(', ')}.`);
  return { name: name.normalize('NFC').trim(), role: upper };
}

function isRole(word: string): word is Role {
  return Object.hasOwn(roles, word);
}

function columnsOf({ id, name, role, createdAt, usedAt, revokedAt }: Token): string[] {
  return [
    id,
    name,
    role,
    shortTime(createdAt),
    usedAt === null ? 'never' : shortTime(usedAt),
    revokedAt === null ? '' : shortTime(revokedAt),
  ];
}

/** To the minute, in UTC. */
function shortTime(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')}Z`;
}
