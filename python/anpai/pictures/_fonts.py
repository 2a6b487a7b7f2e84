"""A font that has Chinese letters, or a message that says which one to install: streets and people have Chinese names."""

from __future__ import annotations

import os
import re
from functools import lru_cache

# Sans-serif families with simplified Chinese, those of the systems that planners use first. A collection such as
# NotoSansCJK-Regular.ttc is known to matplotlib by its first face alone, "Noto Sans CJK JP", which has every letter too.
FAMILIES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "PingFang HK",
    "Hiragino Sans GB",
    "Heiti SC",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",
    "Droid Sans Fallback",
    "Arial Unicode MS",
)

CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")

ADVICE = (
    "No font with Chinese letters was found, and this picture has Chinese names. Install one: `apt-get install "
    "fonts-noto-cjk` (Debian, Ubuntu), `dnf install google-noto-sans-cjk-fonts` (Fedora), `brew install --cask "
    "font-noto-sans-cjk-sc` (macOS); or set the variable ANPAI_FONT to the path of a .ttf, .otf or .ttc file. "
    "找不到中文字体：请安装 Noto Sans CJK（思源黑体），或用环境变量 ANPAI_FONT 指定字体文件。"
)


class FontMissing(RuntimeError):
    """A picture has Chinese letters, and there is no font that has them; the message says what to install."""

    def __init__(self) -> None:
        super().__init__(ADVICE)


@lru_cache(maxsize=1)
def chinese_family() -> str | None:
    """The family of a font with Chinese letters that matplotlib can use, or None.

    `ANPAI_FONT` (a path) comes first, then the fonts that matplotlib knows, then those that were installed since it looked.
    """
    from matplotlib import font_manager

    named = os.environ.get("ANPAI_FONT")
    if named:
        try:
            font_manager.fontManager.addfont(named)
        except (OSError, RuntimeError) as error:
            raise FontMissing from error
        return font_manager.FontProperties(fname=named).get_name()
    family = _known(font_manager)
    if family is None:
        known = {font.fname for font in font_manager.fontManager.ttflist}
        for path in font_manager.findSystemFonts():
            if path not in known:
                try:
                    font_manager.fontManager.addfont(path)
                except (OSError, RuntimeError):
                    continue
        family = _known(font_manager)
    return family


def _known(font_manager: object) -> str | None:
    there = {font.name for font in font_manager.fontManager.ttflist}  # type: ignore[attr-defined]
    return next((family for family in FAMILIES if family in there), None)


def has_chinese(text: str) -> bool:
    """Whether a text has letters that Latin fonts do not have."""
    return CHINESE.search(text) is not None
