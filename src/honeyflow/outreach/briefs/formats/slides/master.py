"""The master of the slides: 16:9, the company's colour as the theme's, four layouts."""

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from honeyflow.outreach.briefs.colours import BLACK, INK, WHITE, Palette, mixed

WIDE, HIGH = 13.333, 7.5
LEFT, RIGHT = 0.8, 0.8
ROOM = WIDE - LEFT - RIGHT
TITLE = (LEFT, 0.82, ROOM, 1.06)
BODY = (LEFT, 2.1, ROOM, 4.55)
BESIDE = (LEFT, 2.1, 4.6, 4.55)
FIGURE = (5.95, 2.16, WIDE - RIGHT - 5.95, 4.45)
ALONE = (LEFT, 2.0, ROOM, 4.7)
NAME = (LEFT, 1.2, 9.6, 1.9)
UNDER_NAME = (LEFT, 3.3, 9.6, 3.2)
ASK_BODY = (LEFT, 2.1, 10.4, 4.55)
FOOT = (LEFT, 6.93, 9.5, 0.32)
NUMBER = (WIDE - RIGHT - 1.5, 6.93, 1.5, 0.32)

COVER, TEXT, ASK, BOTH = range(4)
"""Layouts: the cover; text over the whole width; the ask; text with a figure beside it."""

_KEPT = {0: "Cover", 1: "Text", 2: "Ask", 3: "Text and figure"}
PML = "http://schemas.openxmlformats.org/presentationml/2006/main"
NS = "http://schemas.openxmlformats.org/drawingml/2006/main"
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_UNWANTED = ("thumbnail", "printerSettings")

FACE = "Arial"
"""In every office program, or Liberation Sans of the same widths in its place."""

EAST_ASIAN = "Yu Gothic"
"""In PowerPoint on Windows and Mac; elsewhere the Japanese face that is there."""

GREY = "#ded7cb"
QUIET = "#5d5346"


def new_presentation(palette: Palette) -> Any:
    """Return an empty presentation."""
    from pptx import Presentation

    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = emu(WIDE), emu(HIGH)
    _forget(presentation)
    _set_theme(presentation.slide_master.part.part_related_by(_THEME), palette)
    for n, layout in enumerate(list(presentation.slide_layouts)):
        if n in _KEPT:
            layout._element.cSld.set("name", _KEPT[n])
        else:
            presentation.slide_layouts.remove(layout)
    _arrange_master(presentation.slide_master)
    _arrange_layouts(list(presentation.slide_layouts), palette)
    return presentation


def emu(inches: float) -> int:
    """Return inches in the format's own unit."""
    return round(inches * 914_400)


def place(shape: Any, box: tuple[float, float, float, float]) -> None:
    """Put a shape at left, top, width, height, in inches."""
    shape.left, shape.top, shape.width, shape.height = map(emu, box)


def parse(xml: str) -> Any:
    """Return an element of our own XML; `a:` and `p:` are known in it."""
    from pptx.oxml import parse_xml

    return parse_xml(re.sub(r"^<([\w:]+)", rf'<\1 xmlns:a="{NS}" xmlns:p="{PML}"', xml))


def _forget(presentation: Any) -> None:
    for part in (presentation.part, presentation.part.package):
        rels = part.rels if hasattr(part, "rels") else part._rels
        for key in [key for key, rel in rels.items() if rel.reltype.endswith(_UNWANTED)]:
            rels.pop(key)


def _set_theme(part: Any, palette: Palette) -> None:
    colours = {
        "dk1": palette.on_band if palette.on_band == BLACK else INK,
        "lt1": WHITE,
        "dk2": palette.accent,
        "lt2": palette.tint,
        "accent1": palette.band,
        "accent2": palette.fill,
        "accent3": mixed(palette.fill, WHITE, 0.45),
        "accent4": palette.edge,
        "accent5": GREY,
        "accent6": QUIET,
        "hlink": palette.accent,
        "folHlink": palette.accent,
    }
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>' for name, value in colours.items())
    faces = (("latin", FACE), ("ea", EAST_ASIAN), ("cs", FACE))
    face = "".join(f"<a:{script} typeface={quoteattr(name)}/>" for script, name in faces)
    xml = part.blob.decode()
    xml = re.sub(
        r"(<a:clrScheme )name=\"[^\"]*\">.*?(?=</a:clrScheme>)", rf'\1name="Company">{scheme}', xml, flags=re.S
    )
    xml = re.sub(r"(<a:(major|minor)Font>).*?(?=</a:\2Font>)", rf"\1{face}", xml, flags=re.S)
    part._blob = xml.encode()


def _arrange_master(master: Any) -> None:
    for shape in list(master.placeholders):
        match shape.placeholder_format.idx:
            case 0:
                place(shape, TITLE)
            case 1:
                place(shape, BODY)
            case 2:
                shape._element.getparent().remove(shape._element)
            case 3:
                place(shape, FOOT)
            case _:
                place(shape, NUMBER)
    styles = master._element.find(f".//{{{PML}}}txStyles")
    _style(styles[0][0], size=30, colour="tx1", bold=True)
    for level in styles[1][:5]:
        _style(level, size=20, colour="tx1")
    _bullet(styles[1][0])
    _anchor(master.placeholders[0], "t")
    for shape in (s for s in master.placeholders if s.placeholder_format.idx in (3, 4)):
        _small(shape, "r" if shape.placeholder_format.idx == 4 else "l")
    _bar(master)


def _arrange_layouts(layouts: list[Any], palette: Palette) -> None:
    boxes = {(COVER, 0): NAME, (COVER, 1): UNDER_NAME, (ASK, 1): ASK_BODY, (BOTH, 1): BESIDE}
    ink = "bg1" if palette.on_band == WHITE else "tx1"
    for n, layout in enumerate(layouts):
        for shape in list(layout.placeholders):
            idx = shape.placeholder_format.idx
            if idx == 10 or (n == BOTH and idx == 2) or (n == COVER and idx > 10):
                shape._element.getparent().remove(shape._element)
            elif idx in (0, 1):
                place(shape, boxes.get((n, idx), TITLE if idx == 0 else BODY))
                _plain(shape, ink, "b" if (n, idx) == (COVER, 0) else "t", on_band=n in (COVER, ASK))
            else:
                place(shape, FOOT if idx == 11 else NUMBER)
                _small(shape, "l" if idx == 11 else "r", ink if n == ASK else "accent6")
        if n in (COVER, ASK):
            _ground(layout)
    _comb(layouts[COVER], palette)


def _style(level: Any, *, size: float, colour: str, bold: bool = False) -> None:
    level.set("algn", "l")
    run = level.find(f"{{{NS}}}defRPr")
    run.set("sz", str(round(size * 100)))
    run.set("b", str(int(bold)))
    run.find(f".//{{{NS}}}schemeClr").set("val", colour)


def _bullet(level: Any) -> None:
    """Give the first level a small square in the company's colour."""
    level.set("marL", str(emu(0.28)))
    level.set("indent", str(-emu(0.28)))
    font = level.find(f"{{{NS}}}buFont")
    font.addprevious(parse('<a:buClr><a:schemeClr val="accent2"/></a:buClr>'))
    font.addprevious(parse('<a:buSzPct val="70000"/>'))
    level.find(f"{{{NS}}}buChar").set("char", "■")


def _plain(shape: Any, colour: str, anchor: str, *, on_band: bool) -> None:
    """Take the layout's own sizes and colours off a placeholder: the master's and the deck's count."""
    body = shape._element.txBody
    styles = body.find(f"{{{NS}}}lstStyle")
    for child in list(styles):
        styles.remove(child)
    if on_band:
        fill = f'<a:defRPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr>'
        styles.append(parse(f'<a:lvl1pPr marL="0" indent="0" algn="l"><a:buNone/>{fill}</a:lvl1pPr>'))
    _anchor(shape, anchor)


def _anchor(shape: Any, anchor: str) -> None:
    body = shape._element.txBody.bodyPr
    body.set("anchor", anchor)
    for inset in ("lIns", "rIns", "tIns", "bIns"):
        body.set(inset, "0")
    for child in list(body):
        body.remove(child)
    body.append(parse("<a:normAutofit/>"))


def _small(shape: Any, align: str, colour: str = "accent6") -> None:
    styles = shape._element.txBody.find(f"{{{NS}}}lstStyle")
    for child in list(styles):
        styles.remove(child)
    fill = f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    styles.append(parse(f'<a:lvl1pPr algn="{align}"><a:defRPr sz="1100">{fill}</a:defRPr></a:lvl1pPr>'))
    _anchor(shape, "ctr")


def _bar(master: Any) -> None:
    """Draw the short bar above each title."""
    tree = master._element.cSld.spTree
    box = f'<a:off x="{emu(LEFT)}" y="{emu(0.56)}"/><a:ext cx="{emu(0.62)}" cy="{emu(0.075)}"/>'
    tree.insert(
        2,
        parse(
            '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Bar"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr><a:xfrm>{box}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:solidFill><a:schemeClr val="accent2"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
        ),
    )


def _ground(layout: Any) -> None:
    """Paint a layout in the company's colour, without the master's bar."""
    layout._element.set("showMasterSp", "0")
    layout._element.cSld.insert(
        0,
        parse('<p:bg><p:bgPr><a:solidFill><a:schemeClr val="accent1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'),
    )


def _comb(layout: Any, palette: Palette) -> None:
    """Draw a few faint cells at the cover's right edge; decoration, behind all else."""
    faint = mixed(palette.on_band, palette.band, 0.1)[1:].upper()
    tree = layout._element.cSld.spTree
    cells = ((11.0, -0.55, True), (12.32, 1.74, True), (9.68, 1.74, False), (11.0, 4.03, False), (12.32, -2.84, False))
    for n, (x, y, full) in enumerate(cells):
        fill = f'<a:solidFill><a:srgbClr val="{faint}"/></a:solidFill>' if full else "<a:noFill/>"
        tree.insert(2 + n, parse(_cell(91 + n, x, y, fill, faint)))


def _cell(number: int, x: float, y: float, fill: str, line: str) -> str:
    wide, high = 2.5, 2.887
    corners = ((0.5, 0), (1, 0.25), (1, 0.75), (0.5, 1), (0, 0.75), (0, 0.25))
    points = [f'<a:pt x="{emu(wide * a)}" y="{emu(high * b)}"/>' for a, b in corners]
    path = f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Cell {number - 90}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{emu(x)}" y="{emu(y)}"/><a:ext cx="{emu(wide)}" cy="{emu(high)}"/></a:xfrm>'
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{emu(wide)}" h="{emu(high)}">{path}<a:close/></a:path></a:pathLst></a:custGeom>'
        f'{fill}<a:ln w="12700"><a:solidFill><a:srgbClr val="{line}"/></a:solidFill></a:ln></p:spPr></p:sp>'
    )
