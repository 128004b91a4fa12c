"""Bar charts as inline SVG, readable without colour and without a script."""

from collections.abc import Mapping
from html import escape

from claimtrack.glyphs import clipped

_LABEL, _BAR, _COUNT, _ROW = 190, 300, 60, 24


def bar_chart(title: str, counts: Mapping[str, int]) -> str:
    """A figure with one bar for each of `counts`, in their order."""
    most = max(counts.values(), default=0) or 1
    height = _ROW * len(counts) + 4
    rows = []
    for place, (name, count) in enumerate(counts.items()):
        top = _ROW * place + 4
        width = max(2.0, _BAR * count / most) if count else 0.0
        rows.append(
            f"<g><title>{escape(name)}: {count:,}</title>"
            f'<text x="{_LABEL - 8}" y="{top + 13}" text-anchor="end">{escape(clipped(name, 26))}</text>'
            f'<rect x="{_LABEL}" y="{top}" width="{width:.1f}" height="{_ROW - 7}" rx="2"/>'
            f'<text x="{_LABEL + width + 6:.1f}" y="{top + 13}">{count:,}</text></g>'
        )
    told = "; ".join(f"{name} {count:,}" for name, count in counts.items())
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg viewBox="0 0 {_LABEL + _BAR + _COUNT} {height}" role="img" '
        f'aria-label="{escape(title)}: {escape(told)}">{"".join(rows)}</svg></figure>'
    )
