// What Neo4j's own front end says of queries: reads [{text, parameters}] as JSON, prints a list of messages for each.
// Run by tests/queries/test_frontend.py with the package that .dev/servers.sh installs.
const { lintCypherQuery } = require("@neo4j-cypher/language-support");
const { queries, labels, types } = JSON.parse(require("fs").readFileSync(0, "utf-8"));
const said = queries.map(({ text, parameters }) =>
    ["CYPHER 5", "CYPHER 25"].flatMap((language) => {
        const schema = { defaultLanguage: language, labels, relationshipTypes: types, parameters };
        return lintCypherQuery(text, schema).diagnostics.map((each) => `${language}: ${each.message}`);
    }),
);
console.log(JSON.stringify(said));
