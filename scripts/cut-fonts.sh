#!/bin/sh
# Cuts the free fonts in assets/fonts out of Debian's font packages.
#
#   apt-get install fonts-noto-cjk fonts-noto-cjk-extra fonts-noto-core fonts-lxgw-wenkai python3-fonttools
#   sh scripts/cut-fonts.sh [OUTPUT_FOLDER]
#
# Families are renamed: the licence reserves the names "LXGW" and "Source", and a cut font must not be
# mistaken for the whole one that may be installed beside it.
set -eu

out=${1:-$(dirname "$0")/../assets/fonts}
python=${PYTHON:-/usr/bin/python3}
noto=${NOTO:-/usr/share/fonts/opentype/noto}
truetype=${TRUETYPE:-/usr/share/fonts/truetype}

# Punctuation, Latin with pinyin, Greek, Cyrillic, kana, numbers in circles and brackets, units, the whole
# of GB2312's symbols, and the URO block, which holds every character of GBK (20,902) and 90 younger ones.
common='U+0020-007E,U+00A0-017F,U+018F,U+01CD-01DC,U+01F8-01F9,U+0251,U+0261,U+02C6-02DC,U+0370-03FF'
common="$common,U+0400-045F,U+1E00-1EFF,U+2000-206F,U+2070-209F,U+20A0-20BF,U+2100-22FF,U+2300-23FF"
common="$common,U+2460-24FF,U+2500-27BF,U+2E80-2FDF,U+3000-33FF,U+4E00-9FFF,U+F900-FAFF,U+FE10-FE1F"
common="$common,U+FE30-FE6F,U+FF00-FFEF"
# The rare characters of names of people and places, in the body font only: the others fall back to it.
rare='U+3400-4DBF,U+20000-3FFFF'

# cut SOURCE FACE UNICODES FAMILY FILE
cut() {
  "$python" -m fontTools.subset "$1" --font-number="$2" --unicodes="$3" --output-file="$out/$5" \
    --no-hinting --layout-features=kern,ccmp,vert --name-IDs='*' --drop-tables+=vhea,vmtx,VORG,DSIG,BASE
  "$python" - "$out/$5" "$4" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

path, family = sys.argv[1:]
font = TTFont(path, recalcTimestamp=False)
names = font['name']
kept = {i: names.getDebugName(i) for i in (0, 5, 13, 14)}
names.names = []
postscript = family.replace(' ', '') + '-Regular'
labels = {1: family, 2: 'Regular', 3: postscript, 4: family, 6: postscript}
for number, text in {**kept, **labels}.items():
    if text:
        names.setName(text, number, 3, 1, 0x409)
font['OS/2'].usWeightClass = 400
font['OS/2'].fsSelection = 0x40
font['head'].macStyle = 0
if 'CFF ' in font:
    top = font['CFF '].cff
    top.fontNames = [postscript]
    for field in ('FullName', 'FamilyName', 'Weight', 'Notice', 'Copyright'):
        if hasattr(top[0], field):
            delattr(top[0], field)
            top[0].rawDict.pop(field, None)
font.save(path)
PYTHON
}

cut "$noto/NotoSerifCJK-Regular.ttc" 2 "$common,$rare" 'Gongkai Song' gongkai-song.otf
cut "$noto/NotoSerifCJK-Black.ttc" 2 "$common" 'Gongkai Biaosong' gongkai-biaosong.otf
cut "$noto/NotoSansCJK-Medium.ttc" 2 "$common" 'Gongkai Hei' gongkai-hei.otf
cut "$truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf" 0 "$common" 'Gongkai Kai' gongkai-kai.ttf
cut "$truetype/noto/NotoSansSymbols2-Regular.ttf" 0 'U+2190-21FF,U+2300-23FF,U+25A0-27BF,U+2B00-2BFF' \
  'Gongkai Fuhao' gongkai-fuhao.ttf

ls -l "$out"
