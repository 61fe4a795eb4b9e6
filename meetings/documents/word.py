"""A document for a word processor: the only module that knows python-docx.

The same calls give the same bytes: no time is written, neither inside nor on the files
of the archive.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from meetings.documents.pdf import SIZES, Sheet, read_resource
from meetings.documents.word_xml import element, qualified
from meetings.uploads import redrawn

if TYPE_CHECKING:
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

FONT = "Arial"  # Liberation Sans, which the PDF is set in, has its widths
LANGUAGE = "id-ID"
CELL, SMALL_CELL = "Sel", "Sel Kecil"  # paragraphs in tables
SIZES_OF_HEADINGS = {1: 13, 2: 11, 3: 11, 4: 11}
START_OF_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP archive can hold


class WordFile:
    """Paragraphs, lists and tables, written from top to bottom."""

    def __init__(self, sheet: Sheet, *, title: str, author: str, mark: str) -> None:
        """``mark`` stands on top of every page, "" for nothing."""
        import docx  # slow import

        self.file = docx.Document()
        self._describe(title, author)
        self._set_styles()
        self._set_page(sheet, mark)
        self.styles = {each.name: each.style_id for each in self.file.styles}
        self.width = SIZES[sheet.paper][0] - sheet.left - sheet.right

    def paragraph(
        self,
        *parts: tuple[str, str],
        style: str = "Normal",
        indent: float = 0,
        centred: bool = False,
        right: bool = False,
        cell: Any = None,
        **layout: Any,
    ) -> Paragraph:
        """Parts are texts with their look: "", "bold", "italic".

        ``indent`` in millimetres; ``layout``: attributes of python-docx's
        paragraph format, such as ``keep_with_next``.
        """
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # slow import
        from docx.shared import Mm  # slow import

        paragraph = (cell or self.file).add_paragraph()
        self._dress(paragraph, style)
        for text, look in parts:
            run = paragraph.add_run(text)
            run.bold, run.italic = "bold" in look or None, "italic" in look or None
        if centred or right:
            sides = WD_ALIGN_PARAGRAPH
            paragraph.alignment = sides.CENTER if centred else sides.RIGHT
        if indent:
            paragraph.paragraph_format.left_indent = Mm(indent)
        for name, value in layout.items():
            setattr(paragraph.paragraph_format, name, value)
        return paragraph

    def heading(self, text: str, level: int, **layout: Any) -> None:
        self.paragraph((text, ""), style=f"Heading {level}", **layout)

    def rule(self) -> None:
        """The thick and the thin line under a letterhead."""
        from docx.shared import Pt  # slow import

        paragraph = self.paragraph(("", ""), space_after=Pt(12))
        edges = element("w:pBdr")
        look = {"w:val": "thickThinSmallGap", "w:sz": "24", "w:space": "1"}
        edges.append(element("w:top", **look, **{"w:color": "000000"}))
        paragraph._p.get_or_add_pPr().insert_element_before(
            edges, "w:spacing", "w:ind", "w:jc", "w:rPr"
        )

    def picture(self, url: str, *, width: float, cell: Any = None, alt: str) -> None:
        """An upload, so many millimetres wide; one that cannot be read is left out."""
        from docx.shared import Mm  # slow import

        content = redrawn(read_resource(url)[0])
        if not content:
            return
        run = (cell.paragraphs[0] if cell else self.file.add_paragraph()).add_run()
        drawn = run.add_picture(io.BytesIO(content), width=Mm(width))
        drawn._inline.docPr.set("descr", alt)

    def new_list(self, letters: str) -> int:
        """A list of its own, counted anew: "lowerLetter" or "decimal"; its key."""
        numbering = self.file.part.numbering_part.element
        key = 900 + len(numbering.findall(qualified("w:num")))
        kind = element("w:abstractNum", **{"w:abstractNumId": str(key)})
        level = element("w:lvl", **{"w:ilvl": "0"})
        for name, value in (
            ("w:start", "1"),
            ("w:numFmt", letters),
            ("w:lvlText", "%1."),
            ("w:lvlJc", "left"),
        ):
            level.append(element(name, **{"w:val": value}))
        kind.append(level)
        # Kinds of lists stand before the lists.
        numbering.insert(len(numbering.findall(qualified("w:abstractNum"))), kind)
        own = element("w:num", **{"w:numId": str(key)})
        own.append(element("w:abstractNumId", **{"w:val": str(key)}))
        numbering.append(own)
        return key

    def number(self, paragraph: Paragraph, key: int) -> None:
        """Make the paragraph an item of the list of that key."""
        properties: Any = paragraph._p.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = key

    def table(self, widths: Sequence[float], *, grid: bool = False) -> Any:
        """A table without rows yet; widths in millimetres."""
        from docx.shared import Mm  # slow import

        table = self.file.add_table(rows=0, cols=len(widths))
        table.autofit = False
        if grid:
            table.style = "Table Grid"
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def row(
        self,
        table: Any,
        cells: Iterable[str],
        *,
        head: bool = False,
        style: str = CELL,
        height: float = 0,
    ) -> Sequence[_Cell]:
        """A row that no page break cuts, ``height`` millimetres at least.

        A ``head`` row repeats on each page.
        """
        from docx.shared import Mm  # slow import

        row = table.add_row()
        row._tr.get_or_add_trPr().append(element("w:cantSplit"))
        if head:
            row._tr.get_or_add_trPr().append(element("w:tblHeader"))
        if height:
            row.height = Mm(height)
        for cell, column, text in zip(row.cells, table.columns, cells, strict=True):
            cell.width = column.width
            paragraph = cell.paragraphs[0]
            self._dress(paragraph, style)
            paragraph.add_run(text).bold = head or None
        return row.cells

    def content(self) -> bytes:
        """The file, with nothing in it that tells when it was made."""
        written, plain = io.BytesIO(), io.BytesIO()
        self.file.save(written)
        with zipfile.ZipFile(written) as source, zipfile.ZipFile(plain, "w") as target:
            for name in sorted(source.namelist(), key=lambda n: (n[0] != "[", n)):
                entry = zipfile.ZipInfo(name, START_OF_TIME)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(name))
        return plain.getvalue()

    def _describe(self, title: str, author: str) -> None:
        known = self.file.core_properties
        known.title, known.author, known.language = title[:255], author[:255], LANGUAGE
        known.comments = known.last_modified_by = ""
        for stamp in list(known._element):
            if stamp.tag.endswith(("}created", "}modified")):
                known._element.remove(stamp)

    def _set_styles(self) -> None:
        from docx.shared import Pt, RGBColor  # slow import

        styles = self.file.styles
        for lang in styles.element.iter(qualified("w:lang")):
            lang.set(qualified("w:val"), LANGUAGE)
        for name in ("Normal", "Quote", *(f"Heading {n}" for n in SIZES_OF_HEADINGS)):
            style: Any = styles[name]
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            fonts.attrib.clear()
            for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qualified(script), FONT)
            style.font.color.rgb = RGBColor(0, 0, 0)
            style.font.size = Pt(11)
            style.paragraph_format.space_after = Pt(4)
        for level, size in SIZES_OF_HEADINGS.items():
            heading: Any = styles[f"Heading {level}"]
            heading.font.size = Pt(size)
            heading.font.bold, heading.font.italic = True, False
            heading.paragraph_format.space_before = Pt(10)
        for name, size in ((CELL, 11), (SMALL_CELL, 9)):
            cell: Any = styles.add_style(name, 1)  # WD_STYLE_TYPE.PARAGRAPH
            cell.base_style = styles["Normal"]
            cell.font.size = Pt(size)
            cell.paragraph_format.space_after = Pt(0)

    def _dress(self, paragraph: Paragraph, style: str) -> None:
        """As ``paragraph.style = style``, which looks through all styles each time."""
        paragraph._p.style = self.styles[style]

    def _set_page(self, sheet: Sheet, mark: str) -> None:
        from docx.shared import Mm  # slow import

        section = self.file.sections[0]
        width, height = SIZES[sheet.paper]
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(sheet.top), Mm(sheet.bottom)
        section.left_margin, section.right_margin = Mm(sheet.left), Mm(sheet.right)
        # The number of the page is left out on the first, the mark is not.
        section.different_first_page_header_footer = True
        for header in (section.header, section.first_page_header):
            self._centre(header.paragraphs[0]).add_run(mark).bold = True
        number = self._centre(section.footer.paragraphs[0])
        for text, field in (("Halaman ", "PAGE"), (" dari ", "NUMPAGES")):
            number.add_run(text)
            inserted = element("w:fldSimple", **{"w:instr": field})
            number._p.append(inserted)

    @staticmethod
    def _centre(paragraph: Paragraph) -> Paragraph:
        from docx.enum.text import WD_ALIGN_PARAGRAPH  # slow import

        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph
