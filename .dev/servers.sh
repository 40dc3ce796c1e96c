#!/bin/sh
# The tests ask real SPARQL servers. Fuseki is one jar, fetched once with Maven into .venv/servers; without Java 17 and Maven its tests skip.
set -u
cd "$(dirname "$0")/.."
version=5.6.0
jar=".venv/servers/jena-fuseki-server-$version.jar"
[ -f "$jar" ] && exit 0
if command -v java >/dev/null 2>&1 && command -v mvn >/dev/null 2>&1; then
    mkdir -p .venv/servers
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get -Dtransitive=false \
        -Dartifact="org.apache.jena:jena-fuseki-server:$version" >/dev/null 2>&1 &&
        mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy -DoutputDirectory=.venv/servers \
            -Dartifact="org.apache.jena:jena-fuseki-server:$version" >/dev/null 2>&1 &&
        [ -f "$jar" ] && exit 0
fi
echo "no Fuseki here: its tests will be skipped (install Java 17 and Maven)" >&2
exit 0
