"""How pictures look: colours that colour-blind people tell apart, sizes that can be read in print, and where they are shown."""

from __future__ import annotations

import io
from typing import Any

try:
    from matplotlib import rc_context
    from matplotlib.figure import Figure
    from matplotlib.text import Text
except ImportError as error:
    raise ImportError("pictures need matplotlib: pip install 'anpai[pictures]'") from error

from ._fonts import FontMissing, chinese_family, has_chinese

# Source: M. Okabe, K. Ito, "Color Universal Design" (2008), without its yellow, which is too light on paper; the last two are
# P. Tol's (2021) "muted" wine and olive, for where there are more than six of something.
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#882255", "#999933")
ALERT = "#D55E00"
INK = "#1b272c"
MUTED = "#586469"
PALE = "#c9cdd0"
HAIR = "#e4e6e8"
LINES = ("-", "--", "-.", ":")
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "++", "oo", "**")


def colour(number: int) -> str:
    """The colour of the so-manieth of several things."""
    return COLOURS[number % len(COLOURS)]


def from_zero(ax: Any) -> None:
    """Let a vertical axis begin at nothing, with room above the highest mark: a margin of the range that the data have is none here."""
    top = ax.dataLim.ymax
    if ax.dataLim.ymin >= 0 and top > 0:
        ax.set_ylim(0, top * 1.07)


class Still(Figure):
    """A matplotlib figure of its own: in a notebook it is shown where it stands, and no global state keeps it.

    `savefig` writes it as PNG, SVG or PDF.
    """

    def __init__(self, width: float, height: float) -> None:
        self._looks = _looks()
        with rc_context(self._looks):
            super().__init__(figsize=(width, height), layout="constrained", facecolor="white")

    def draw(self, renderer: Any) -> None:
        """Draw, with the fonts that the figure was made with: tick labels are made as late as this."""
        with rc_context(self._looks):
            for text in self.findobj(Text):
                if has_chinese(text.get_text()) and len(self._looks["font.family"]) == 1:
                    raise FontMissing
            super().draw(renderer)

    def _repr_png_(self) -> bytes:
        file = io.BytesIO()
        self.savefig(file, format="png", dpi=110)
        return file.getvalue()

    def looks(self) -> Any:
        """The settings to draw under."""
        return rc_context(self._looks)


def _looks() -> Any:
    family = chinese_family()
    return {
        "font.family": ["DejaVu Sans"] if family is None else [family, "DejaVu Sans"],
        "font.size": 9,
        "axes.titlesize": 10,
        "axes.titlelocation": "left",
        "axes.labelsize": 9,
        "axes.edgecolor": MUTED,
        "axes.labelcolor": INK,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.unicode_minus": False,
        "xtick.color": MUTED,
        "ytick.color": MUTED,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "text.color": INK,
        "grid.color": HAIR,
        "grid.linewidth": 0.8,
        "legend.frameon": False,
        "legend.fontsize": 8.5,
        "hatch.linewidth": 0.6,
        "pdf.fonttype": 42,
    }
