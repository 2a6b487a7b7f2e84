"""Progress as a bar of tqdm, which knows terminals and notebooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from anpai.errors import Error

if TYPE_CHECKING:
    from anpai.solving import Progress

__all__ = ["Bar"]

# Steps of the bar.
_STEPS = 1000


class Bar:
    """A bar that fills as a solve goes on.

    Raises
    ------
    Error
        tqdm is not installed.
    """

    def __init__(self) -> None:
        try:
            from tqdm.auto import tqdm
        except ImportError as error:
            raise Error("a bar needs tqdm: pip install 'anpai[progress]', or give on_progress a function") from error
        form = "{l_bar}{bar}| {elapsed}{postfix}"
        self._bar: Any = tqdm(total=_STEPS, bar_format=form)

    def tell(self, progress: Progress) -> None:
        """Take note of how far the solve is."""
        self._bar.n = min(max(round(progress.fraction * _STEPS), self._bar.n), _STEPS)
        if progress.score is not None:
            hard, medium, soft = progress.score
            self._bar.set_postfix_str(f"{hard}/{medium}/{soft}", refresh=False)
        self._bar.refresh()

    def close(self) -> None:
        """Leave the bar as it is."""
        self._bar.close()
