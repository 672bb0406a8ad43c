/** GraphiQL, whole and from this process: the page asks no other host for anything. */
import type { GraphiQLOptions } from 'graphql-yoga';

/** The page opens with a question that shows what the graph is about. */
export const graphiqlOptions: GraphiQLOptions = {
  title: 'Auto Alliances',
  defaultQuery: `# What tied Stellantis to Leapmotor, and what was known at the time?
#
# \`asOf\` is the day you ask about; \`knownAt\` the last day whose reports may be used.
# Press Ctrl+Enter, and hover over any field to read what it means.

query StellantisBeforeAndAfter {
  organization(name: "Stellantis") {
    name
    talks: ties(at: { asOf: "2023-09-01", knownAt: "2023-09-01" }, first: 5) {
      nodes {
        ...TieInWords
      }
    }
    stake: ties(at: { asOf: "2024-06-01" }, filter: { types: [OWNS] }, first: 5) {
      nodes {
        ...TieInWords
        evidence(first: 3) {
          nodes {
            summary
            report {
              url
              publisher {
                name
              }
            }
          }
        }
      }
    }
  }
}

fragment TieInWords on Tie {
  sentence
  type
  stage
  to {
    name
  }
  percent {
    text
  }
  since {
    text
  }
}
`,
};

/** Loads the page's 9 MB on first use. */
export async function renderGraphiQL(options?: GraphiQLOptions): Promise<string> {
  const page = await import('@graphql-yoga/render-graphiql');
  return page.renderGraphiQL(options ?? graphiqlOptions);
}

/** The page brings its editor's scripts, styles and workers along as text. Nothing comes from elsewhere, and nobody frames it. */
export const graphiqlPolicy =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
