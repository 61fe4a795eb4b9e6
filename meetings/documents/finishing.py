"""What WeasyPrint's PDF lacks to be PDF/A-3a and PDF/UA-1 at once.

``finish`` is handed to WeasyPrint as its finisher: it changes the objects of the PDF
while they are still Python objects. Nothing here reads a clock or a random source.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pydyf

# The element with this id becomes the field of the electronic signature.
SIGNATURE_ID = "tanda-tangan"
SIGNATURE_FIELD = "TandaTangan"
SIGNATURE_TOOLTIP = "Tanda tangan elektronik"
PRINTED_AND_LOCKED = 4 + 128
POINTS = 0.75  # in a CSS pixel
NUMBERING = {
    "decimal": "Decimal",
    "lower-alpha": "LowerAlpha",
    "disc": "Disc",
    "none": "None",
}
# PDF/A knows no property of PDF/UA: a file that names one must describe it.
PDF_UA = b"""<rdf:Description rdf:about="" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""


@dataclass(frozen=True)
class EmbeddedFile:
    """A file inside the PDF that says the same as its pages."""

    name: str
    media_type: str
    description: str
    content: bytes


def finish(document: Any, pdf: pydyf.PDF, files: Iterable[EmbeddedFile]) -> None:
    """Make the laid-out ``document``, already in ``pdf``, fit for the archive."""
    _claim_accessibility(pdf)
    _embed(pdf, files)
    tree = _Tree(pdf)
    _number_lists(document, tree)
    _place_signature(document, tree)
    _leave_margins_untagged(tree)
    for element in tree.elements:
        _mend(tree, element)


class _Tree:
    """The structure tree of a PDF whose objects are not written yet."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.pages = pdf.page_references
        self.root = self.object(pdf.catalog["StructTreeRoot"])
        self.parents = self.object(self.root["ParentTree"])["Nums"]
        self.elements: list[Any] = [
            each
            for each in pdf.objects
            if isinstance(each, dict) and each.get("Type") == "/StructElem"
        ]

    def object(self, reference: bytes) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def add(self, thing: Any) -> bytes:
        self.pdf.add_object(thing)
        return thing.reference

    def made_of(self, document: Any, tag: str, *names: str) -> Iterator[tuple]:
        """Each box of HTML elements with those names, and its structure element.

        Both are in the order of the page: WeasyPrint makes one from the other.
        """
        made = defaultdict(list)
        for element in self.elements:
            if element["S"] == tag:
                made[element["Pg"]].append(element)
        for number, page in enumerate(document.pages):
            boxes = [
                box
                for box in page._page_box.descendants()
                if box.element_tag in names and type(box).__name__ != "LineBox"
            ]
            yield from zip(boxes, made[self.pages[number]], strict=True)


def _claim_accessibility(pdf: pydyf.PDF) -> None:
    """Say in the metadata that it is PDF/UA-1, too, and leave them readable."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream[0] = metadata.stream[0].replace(b"</rdf:RDF>", PDF_UA)
    metadata.compress = False


def _embed(pdf: pydyf.PDF, files: Iterable[EmbeddedFile]) -> None:
    """Associate the files with the whole document, as PDF/A-3 asks for."""
    names, associated = pydyf.Array(), pydyf.Array()
    for each in sorted(files, key=lambda file: file.name):  # a name tree is sorted
        digest = hashlib.md5(each.content, usedforsecurity=False).hexdigest()
        sums = {"CheckSum": f"<{digest}>", "Size": len(each.content)}
        media_type = each.media_type.replace("/", "#2f")
        kind = {"Type": "/EmbeddedFile", "Subtype": f"/{media_type}"}
        content = pydyf.Stream(
            [each.content], {**kind, "Params": pydyf.Dictionary(sums)}, compress=True
        )
        pdf.add_object(content)
        entry = pydyf.Dictionary({"F": content.reference, "UF": content.reference})
        specification = pydyf.Dictionary(
            {
                "Type": "/Filespec",
                "F": pydyf.String(each.name),
                "UF": pydyf.String(each.name),
                "Desc": pydyf.String(each.description),
                "AFRelationship": "/Data",
                "EF": entry,
            }
        )
        pdf.add_object(specification)
        names.extend([pydyf.String(each.name), specification.reference])
        associated.append(specification.reference)
    if associated:
        tree = pydyf.Dictionary({"Names": names})
        pdf.catalog.setdefault("Names", pydyf.Dictionary())["EmbeddedFiles"] = tree
        pdf.catalog["AF"] = associated


def _number_lists(document: Any, tree: _Tree) -> None:
    """Tell how the items of each list are numbered."""
    for box, element in tree.made_of(document, "/L", "ol", "ul", "dl"):
        style = NUMBERING[box.style["list_style_type"]]
        attributes = {"O": "/List", "ListNumbering": f"/{style}"}
        element["A"] = pydyf.Dictionary(attributes)


def _place_signature(document: Any, tree: _Tree) -> None:
    """Lay an empty signature field over the place that the page keeps for it."""
    for box, element in tree.made_of(document, "/Div", "div"):
        if box.element.get("id") != SIGNATURE_ID:
            continue
        number = tree.pages.index(element["Pg"])
        page = document.pages[number]
        x1, y1, x2, y2 = (each * POINTS for each in page.anchors[SIGNATURE_ID])
        height = page.height * POINTS
        _add_field(tree, element, (x1, height - y2, x2, height - y1))


def _add_field(tree: _Tree, element: Any, rectangle: tuple[float, ...]) -> None:
    x1, y1, x2, y2 = rectangle
    # PDF/A asks for an appearance: until somebody signs, it is blank paper.
    bounds = pydyf.Array([0, 0, x2 - x1, y2 - y1])
    form = {"Type": "/XObject", "Subtype": "/Form", "BBox": bounds}
    blank = tree.add(pydyf.Stream([], form))
    key = tree.parents[-2] + 1
    field = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(SIGNATURE_FIELD),
            "TU": pydyf.String(SIGNATURE_TOOLTIP),
            "Rect": pydyf.Array(rectangle),
            "F": PRINTED_AND_LOCKED,
            "P": element["Pg"],
            "AP": pydyf.Dictionary({"N": blank}),
            "StructParent": key,
        }
    )
    reference = tree.add(field)
    page = tree.object(element["Pg"])
    page.setdefault("Annots", pydyf.Array()).append(reference)
    fields = pydyf.Dictionary({"Fields": pydyf.Array([reference])})
    tree.pdf.catalog["AcroForm"] = tree.add(fields)
    link = {"Type": "/OBJR", "Obj": reference, "Pg": element["Pg"]}
    element["S"] = "/Form"
    element["K"].append(tree.add(pydyf.Dictionary(link)))
    tree.parents.extend([key, element.reference])


def _leave_margins_untagged(tree: _Tree) -> None:
    """Page numbers and running heads belong to the paper, not to the text."""
    linked = set(_below(tree, tree.root))
    for number, page in enumerate(tree.pages):
        owners = tree.parents[2 * number + 1]
        strays = {
            mark for mark, owner in enumerate(owners) if _number(owner) not in linked
        }
        for mark in strays:
            owners[mark] = "null"
        stream = tree.object(tree.object(page)["Contents"]).stream
        for place, operand in enumerate(stream):
            if isinstance(operand, dict) and operand.get("MCID") in strays:
                stream[place - 1] = "/Artifact"
                stream[place] = pydyf.Dictionary({"Type": "/Pagination"})
    for element in tree.elements:
        if element.number not in linked:
            element.clear()
    tree.elements = [each for each in tree.elements if each]


def _below(tree: _Tree, element: Any) -> Iterator[int]:
    """Numbers of the structure elements under one."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield _number(kid)
            yield from _below(tree, tree.object(kid))


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _mend(tree: _Tree, element: Any) -> None:
    """Say what a heading of a table heads, and where a figure is."""
    match element["S"]:
        case "/TH":
            group = tree.object(tree.object(element["P"])["P"])
            across = "Column" if group["S"] == "/THead" else "Row"
            element["A"]["Scope"] = f"/{across}"
            element.pop("ID", None)  # the scope says it all
        case "/TD":
            element["A"].pop("Headers", None)
            if len(element["A"]) == 1:
                del element["A"]
        case "/Figure":
            top = tree.object(element["Pg"])["MediaBox"][3]
            x1, y1, x2, y2 = (each * POINTS for each in element["A"]["BBox"])
            box = pydyf.Array([x1, top - y2, x2, top - y1])
            element["A"]["BBox"] = box
