/** What the contract promises and is not yet built, as graphql's `findBreakingChanges` says it. Nothing may be added. */
export const notYetBuilt: readonly string[] = [];
