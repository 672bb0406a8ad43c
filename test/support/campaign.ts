/** How hard the tests that kill processes try: a few kills in the everyday run, a long campaign where CRASH_CAMPAIGN=full asks for it. */

export interface Campaign {
  /** How long it goes on, in milliseconds. */
  readonly milliseconds: number;
  /** How many processes are killed meanwhile. */
  readonly kills: number;
}

export const campaign: Campaign =
  process.env.CRASH_CAMPAIGN === 'full' ? { milliseconds: 60_000, kills: 20 } : { milliseconds: 8_000, kills: 4 };
