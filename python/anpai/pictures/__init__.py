"""Pictures of plans: matplotlib's for print, plotly's to look around in, with words in Chinese, in English, or both.

Every picture takes a `Plan`, or the document of one (a dict as `anpai solve --out` writes it) together with its problem. Static
pictures (`Still`) are matplotlib figures: `savefig("x.png", dpi=200)`, or `.svg`, `.pdf`. With `interactive=True` they are pages
(`Page`) that hold plotly's script, and `write("x.html")` makes a file that opens without a network. Both show themselves in a
notebook. Colours are told apart by colour-blind people, and by line, hatch or shape where the print is grey.
"""

from ._capacity import capacity
from ._cemetery import cemetery
from ._circles import circles
from ._fonts import FontMissing, chinese_family
from ._gantt import gantt
from ._interactive import Page
from ._pareto import pareto
from ._routes import routes
from ._sensitivity import sensitivity
from ._sites import meals, sites
from ._style import COLOURS, Still
from ._waiting import waiting

__all__ = [
    "COLOURS",
    "FontMissing",
    "Page",
    "Still",
    "capacity",
    "cemetery",
    "chinese_family",
    "circles",
    "gantt",
    "meals",
    "pareto",
    "routes",
    "sensitivity",
    "sites",
    "waiting",
]
