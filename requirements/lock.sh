#!/usr/bin/env bash
# Writes the lock files anew: the newest versions within the ranges of pyproject.toml, with the hash of every file of each.
set -euo pipefail
cd "$(dirname "$0")"
maak=(uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-find-links --no-annotate
    --custom-compile-command requirements/lock.sh)
"${maak[@]}" build.in -o build.txt
"${maak[@]}" --extra dev ../pyproject.toml -o lock.txt
