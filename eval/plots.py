"""Plots as inline SVG: a few shapes that we need, drawn by hand, coloured by the page's CSS.

Every function returns a complete `<svg>` element as Markup. Texts are escaped here, since a tag
or an id may hold anything. Colours are CSS classes, so that light and dark follow the reader.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from eval.scoring import Share

_ROW = 26
_LABEL = 190
_PLOT = 420
_NOTE = 110


def _svg(width: float, height: float, title: str, parts: Sequence[Markup]) -> Markup:
    return Markup(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}" class="plot">{}</svg>'
    ).format(round(width), round(height), title, Markup().join(parts))


def _text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> Markup:
    return Markup('<text x="{:.1f}" y="{:.1f}" class="{}" text-anchor="{}">{}</text>').format(
        x, y, kind, anchor, words
    )


def _rect(x: float, y: float, width: float, height: float, kind: str, *, title: str = "") -> Markup:
    return Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="3" class="{}">'
        "<title>{}</title></rect>"
    ).format(x, y, max(width, 0), height, kind, title)


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    return Markup('<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" class="{}"/>').format(
        x1, y1, x2, y2, kind
    )


def percent(value: float | None) -> str:
    """Whole percents as people read them; a dash for a share of nothing."""
    return "–" if value is None else f"{100 * value:.0f} %"


def _share_row(
    y: float, label: str, share: Share, base: Share | None, target: float | None
) -> list[Markup]:
    low, high = share.interval
    value = share.value or 0.0
    middle = y + _ROW / 2
    kind = "bar good" if target is None or value >= target else "bar weak"
    title = (
        f"{label}: {share.hits} of {share.total}, 95 % interval {percent(low)} to {percent(high)}"
    )
    row = [
        _text(_LABEL - 10, middle + 4, label, "label", "end"),
        _rect(_LABEL, y + 5, _PLOT, _ROW - 10, "track"),
        _rect(_LABEL, y + 5, value * _PLOT, _ROW - 10, kind, title=title),
        _line(_LABEL + low * _PLOT, middle, _LABEL + high * _PLOT, middle, "whisker"),
        _text(_LABEL + _PLOT + 12, middle + 4, percent(value), "value"),
        _text(_LABEL + _PLOT + _NOTE, middle + 4, f"{share.hits}/{share.total}", "note", "end"),
    ]
    if base is not None and base.value is not None:
        x = _LABEL + base.value * _PLOT
        row.append(_line(x, y + 3, x, y + _ROW - 3, "baseline"))
    return row


def shares(
    rows: Mapping[str, Share],
    *,
    title: str,
    baseline: Mapping[str, Share] | None = None,
    target: float | None = None,
) -> Markup:
    """A bar for each share, with its 95 % interval as a whisker and the baseline as a mark."""
    parts: list[Markup] = []
    for number, (label, share) in enumerate(rows.items()):
        base = baseline.get(label) if baseline else None
        parts += _share_row(number * _ROW, label, share, base, target)
    return _svg(_LABEL + _PLOT + _NOTE, max(len(rows), 1) * _ROW, title, parts)


def matrix(
    counts: Mapping[tuple[str, str], int],
    rows: Sequence[str],
    columns: Sequence[str],
    *,
    title: str,
) -> Markup:
    """Counts by row and column; the diagonal is agreement, the deeper the colour the more."""
    size, left, top = 84, 110, 34
    most = max(counts.values(), default=1)
    parts = [
        _text(left + (n + 0.5) * size, top - 12, column, "label", "middle")
        for n, column in enumerate(columns)
    ]
    for r, row in enumerate(rows):
        parts.append(_text(left - 12, top + r * 44 + 26, row, "label", "end"))
        for c, column in enumerate(columns):
            count = counts.get((row, column), 0)
            x, y = left + c * size, top + r * 44
            kind = "cell good" if row == column else "cell weak"
            strength = 0.12 + 0.88 * (count / most) ** 0.5 if count else 0.0
            parts.append(
                Markup('<g fill-opacity="{:.2f}">{}</g>').format(
                    strength,
                    _rect(x + 2, y + 2, size - 4, 40, kind, title=f"{row} → {column}: {count}"),
                )
            )
            parts.append(
                _text(x + size / 2, y + 27, str(count) if count else "·", "count", "middle")
            )
    return _svg(left + len(columns) * size, top + len(rows) * 44, title, parts)


def dots(groups: Mapping[str, Sequence[float]], *, title: str, unit: str) -> Markup:
    """Every value as a dot on one axis from zero, a row for each group, with its median."""
    top = max((value for values in groups.values() for value in values), default=0.0) or 1.0
    row, bottom = 46, 26
    parts: list[Markup] = []
    for number, (label, values) in enumerate(groups.items()):
        y = number * row + row / 2
        parts.append(_text(_LABEL - 10, y + 4, label, "label", "end"))
        parts.append(_line(_LABEL, y, _LABEL + _PLOT, y, "axis"))
        parts += [
            _dot(_LABEL + value / top * _PLOT, y, index) for index, value in enumerate(values)
        ]
        if values:
            middle = sorted(values)[len(values) // 2]
            x = _LABEL + middle / top * _PLOT
            parts.append(_line(x, y - 15, x, y + 15, "whisker"))
            parts.append(_text(_LABEL + _PLOT + 12, y + 4, f"{middle:.3g} {unit}", "value"))
    height = max(len(groups), 1) * row
    parts += [
        _text(_LABEL + share * _PLOT, height + 14, f"{share * top:.3g}", "note", "middle")
        for share in (0, 0.25, 0.5, 0.75, 1)
    ]
    return _svg(_LABEL + _PLOT + _NOTE, height + bottom, title, parts)


def _dot(x: float, y: float, index: int) -> Markup:
    """Spread a little up and down by a fixed pattern, so that equal values stay countable."""
    offset = (index * 7 % 11 - 5) * 2.0
    return Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3" class="dot"/>').format(x, y + offset)
