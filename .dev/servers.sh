#!/bin/sh
# The tests ask real servers, Neo4j's own front end, and axe-core about the pages. Fuseki (one jar) and Neo4j (a folder of jars) are fetched
# once with Maven into .venv/servers, the front end and axe-core with npm; without Java 17 and Maven, or Node.js, their tests skip.
set -u
cd "$(dirname "$0")/.."
servers=.venv/servers
plugin=org.apache.maven.plugins:maven-dependency-plugin:3.6.1

fuseki() {
    version=5.6.0
    jar="$servers/jena-fuseki-server-$version.jar"
    [ -f "$jar" ] && return 0
    mvn -q -B $plugin:get -Dtransitive=false -Dartifact="org.apache.jena:jena-fuseki-server:$version" >/dev/null 2>&1 &&
        mvn -q -B $plugin:copy -DoutputDirectory=$servers \
            -Dartifact="org.apache.jena:jena-fuseki-server:$version" >/dev/null 2>&1 &&
        [ -f "$jar" ]
}

neo4j() {
    lib="$servers/neo4j"
    [ -d "$lib" ] && return 0
    rm -rf "$lib.part"
    mvn -q -B -f .dev/neo4j.pom.xml $plugin:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$PWD/$lib.part" >/dev/null 2>&1 && mv "$lib.part" "$lib"
}

frontend() {
    [ -d "$servers/node/node_modules/@neo4j-cypher" ] && return 0
    command -v npm >/dev/null 2>&1 && mkdir -p "$servers/node" &&
        npm install --prefix "$servers/node" --no-package-lock --no-audit --no-fund --silent \
            @neo4j-cypher/language-support@2.0.0-next.38 >/dev/null 2>&1
}

axe() {
    [ -f "$servers/node/node_modules/axe-core/axe.min.js" ] && return 0
    command -v npm >/dev/null 2>&1 && mkdir -p "$servers/node" &&
        npm install --prefix "$servers/node" --no-package-lock --no-audit --no-fund --silent axe-core@4.10.3 >/dev/null 2>&1
}

mkdir -p $servers
axe || echo "no axe-core here: what it says of the pages' accessibility will be skipped (install Node.js and npm)" >&2
frontend || echo "no front end of Neo4j here: its tests will be skipped (install Node.js and npm)" >&2
if ! command -v java >/dev/null 2>&1 || ! command -v mvn >/dev/null 2>&1; then
    echo "no Java and Maven here: the tests of Fuseki and Neo4j will be skipped (install Java 17 and Maven)" >&2
    exit 0
fi
fuseki || echo "Fuseki could not be fetched: its tests will be skipped" >&2
neo4j || echo "Neo4j could not be fetched: its tests will be skipped" >&2
exit 0
