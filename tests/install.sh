#!/usr/bin/env bash
# Installs what the tests need besides Python packages: Chromium, Chinese fonts, PostgreSQL and Node.js from Debian,
# and from npm the two programs that judge pages. Without them the tests that need them fail and say so.
set -eu
cd "$(dirname "$0")"
missing=()
command -v chromium >/dev/null || missing+=(chromium)
fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fontconfig fonts-noto-cjk)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
command -v npm >/dev/null || missing+=(nodejs npm)

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    echo "The tests need these Debian packages: ${missing[*]}. Install them (apt-get install ${missing[*]}) and try again." >&2
    exit 1
  fi
  echo "Installing ${missing[*]} ..."
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

if ! [ node_modules/.package-lock.json -nt package-lock.json ]; then
  echo "Installing what judges pages ..."
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
fi
