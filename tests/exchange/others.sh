#!/usr/bin/env bash
# Other programs open what hexapla writes: pandas and polars (PyPI) and LibreOffice (Debian) its tables, the Translate Toolkit
# (PyPI) its memories and XLIFF. Usage: others.sh HEXAPLA. What is missing is installed where root can; else it says so.
set -euo pipefail
hexapla="$(realpath "$1")"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

packages=()
command -v soffice >/dev/null || packages+=(libreoffice-calc-nogui)
python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
if [ ${#packages[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "not run: ${packages[*]} missing, and only root can install packages" >&2
    exit 0
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null
fi
# Versions that these scripts were written for.
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.* polars==2.* translate-toolkit==3.*
python="$work/venv/bin/python"

cd "$work"
"$python" "$here/alignment.py" hard.jsonl
"$hexapla" convert hard.jsonl plain --to csv
"$hexapla" convert hard.jsonl excel --to csv --csv-for-excel
"$python" "$here/tables.py" plain excel

# Every column as text: what a spreadsheet takes for a date or a number is not what was written. LibreOffice ends lines in
# cells by a line feed alone, and drops control characters.
"$python" "$here/alignment.py" calm.jsonl --calm
"$hexapla" convert calm.jsonl calm --to csv --csv-for-excel
mkdir saved
for table in links sentences findings; do
  columns="$(seq -s/ 1 19 | sed 's#[0-9]*#&/2#g')"
  soffice "-env:UserInstallation=file://$work/office" --headless --infilter="CSV:44,34,76,1,$columns,0,false,false" \
    --convert-to "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false" --outdir saved "calm/$table.csv" >/dev/null
done
"$hexapla" convert calm calm.back.jsonl --from csv
"$hexapla" convert saved saved.back.jsonl --from csv --csv-for-excel
cmp calm.back.jsonl saved.back.jsonl

"$hexapla" convert calm.jsonl calm.tmx --lossy
"$hexapla" convert calm.jsonl calm.xlf
"$python" "$here/memories.py" calm.jsonl calm.tmx calm.xlf
echo "pandas, polars, LibreOffice and the Translate Toolkit read what was written"
