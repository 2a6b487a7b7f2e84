"""Interactive pictures: plotly's, with its script inside, so that a page or a notebook opens without a network."""

from __future__ import annotations

import html as escape
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ._style import COLOURS, INK

if TYPE_CHECKING:
    from plotly.graph_objects import Figure

FONT = (
    '"Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Segoe UI", "Noto Sans", Arial, sans-serif'
)

# Pixels that plotly's buttons take at the top, and a line of a title below them.
BUTTONS = 30
TITLE_LINE = 21


class Page:
    """An interactive picture. In a notebook it is shown where it stands; `write` makes a page that asks nothing of any network.

    `figure` is plotly's, to change before it is shown.
    """

    def __init__(self, figure: Figure) -> None:
        self.figure: Figure = figure

    def html(self) -> str:
        """The whole page, with plotly's script (4 to 5 MB) inside."""
        return str(
            self.figure.to_html(include_plotlyjs=True, full_html=True, div_id="picture", config={"displaylogo": False})
        )

    def write(self, path: str | os.PathLike[str]) -> Path:
        """Write the page to a file, and say where it is."""
        file = Path(path)
        file.write_text(self.html(), encoding="utf-8")
        return file

    def _repr_html_(self) -> str:
        height = int(self.figure.layout.height or 500) + 20
        page = escape.escape(self.html(), quote=True)
        return f'<iframe srcdoc="{page}" style="width:100%;height:{height}px;border:0"></iframe>'


def layout(title: str, *, parts: bool = False, **more: Any) -> dict[str, Any]:
    """What every interactive picture has in common; `parts` are several in one, each with a title of its own."""
    # Below plotly's buttons, which stand in the corner on the right whatever the title is.
    top = BUTTONS + TITLE_LINE * (title.count("\n") + 1) + 14 + (24 if parts else 0)
    return {
        "title": {
            "text": title.replace("\n", "<br>"),
            "font": {"size": 16},
            "x": 0,
            "xref": "paper",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": BUTTONS},
        },
        "font": {"family": FONT, "size": 13, "color": INK},
        "colorway": list(COLOURS),
        "template": "simple_white",
        "margin": {"l": 80, "r": 30, "t": top, "b": 60},
        "hoverlabel": {"font": {"family": FONT}},
        "legend": {"groupclick": "togglegroup"},
        "height": 560,
        **more,
    }


def broken(words: str) -> str:
    """Words in both languages on two lines: one line of both is longer than an axis, or squeezes the picture beside its legend."""
    return words.replace("） ", "）<br>")


def plotly() -> Any:
    """plotly's graph objects, or a message that says how to have them."""
    try:
        from plotly import graph_objects
    except ImportError as error:
        raise ImportError("interactive pictures need plotly: pip install 'anpai[pictures]'") from error
    return graph_objects
