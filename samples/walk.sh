#!/bin/sh
# From nothing to a report and a list, over the small files beside this script: samples/README.md, as commands.
# PROGRAM says how the program is called: advocacy, where it is installed as a tool.
set -eu
cd "$(dirname "$0")/.."
: "${PROGRAM:=dotnet run --project functions/Advocacy.Local --}"
out=out/samples

step() {
    printf '\n$ %s\n' "$*"
    if [ "$1" = advocacy ]; then
        shift
        $PROGRAM "$@" --out "$out" --config samples/advocacy.json
    else
        "$@"
    fi
}

case $PROGRAM in dotnet*) echo 'The first command builds the program, which takes a minute.' ;; esac
rm -rf "$out"
step mkdir -p "$out"
step cp -r samples/directory samples/mappings samples/drop "$out"
step advocacy config check
step advocacy ingest samples/events
step advocacy directory
step advocacy sources collect drop
step advocacy survey samples/survey/answers.csv
# Three months are too few for a model, which ends with 4: a simple score ranks the list meanwhile.
step advocacy train || [ $? -eq 4 ]
step advocacy candidates
step advocacy report
step advocacy status
