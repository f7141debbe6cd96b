#!/usr/bin/env bash
# Runs the hook of .pre-commit-hooks.yaml through pre-commit, in a repository made for it: a fault stops the commit, and a
# known one does not. Needs git and pre-commit (`pip install pre-commit`), and hexapla built: HEXAPLA names the program.
set -euo pipefail
tree="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
program="${HEXAPLA:-$tree/target/debug/hexapla}"
command -v pre-commit > /dev/null || { echo "skipped: pre-commit is not on the path"; exit 0; }
place="$(mktemp -d)"
trap 'rm -rf "$place"' EXIT
export PRE_COMMIT_HOME="$place/cache" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
mkdir "$place/bin" "$place/hooks" "$place/texts"
ln -s "$program" "$place/bin/hexapla"
export PATH="$place/bin:$PATH"

commit() { git -C "$1" -c user.name=t -c user.email=t@example.org commit -q -m "$2"; }

# The hooks as they stand in the tree, committed or not.
cp "$tree/.pre-commit-hooks.yaml" "$place/hooks/"
git -C "$place/hooks" init -q
git -C "$place/hooks" add .
commit "$place/hooks" "hooks"

cd "$place/texts"
git init -q
echo 'We met in Lima. The office opens on 3 May with a staff of 40 people.' > statement.en.txt
echo 'We met in Lima. The office opens on 3 May with a staff of 60 people.' > summary.en.txt
printf '[[comparison]]\nname = "lima"\nsource = "statement.en.txt"\ntarget = "summary.en.txt"\nmodel = false\n' > hexapla.toml
git add .
run() { pre-commit try-repo "$place/hooks" hexapla-check --all-files; }

if run > out; then
  cat out
  echo "the hook let a fault pass"
  exit 1
fi
grep -q 'number-mismatch' out || { cat out; exit 1; }
hexapla baseline write --reason "printed already" > /dev/null
run > out || { cat out; echo "the hook stopped at a known fault"; exit 1; }
grep -q 'Passed' out
echo "the hook runs: a fault stops it, a known one does not"
