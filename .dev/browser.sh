#!/bin/sh
# The pages are tested in a real browser. Where there is none and it can be installed without asking, install it.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && have=1
done
fonts=$(fc-list 2>/dev/null | grep -ci -e cjk -e "wqy" -e "source han")
[ "${have:-0}" = 1 ] && [ "${fonts:-0}" -gt 0 ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; } >/dev/null 2>&1 && exit 0
fi
echo "no Chromium with a Chinese font here: the browser tests will be skipped (install chromium and fonts-noto-cjk)" >&2
exit 0
