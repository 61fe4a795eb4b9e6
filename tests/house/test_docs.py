"""What is documented is there, and what is there is documented."""

from __future__ import annotations

import re
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.conf import settings

ROOT = settings.BASE_DIR
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
GUIDE = sorted(ROOT.glob("docs/panduan/*.md"))
FOLDERS = (".ci", "docs", "meetings", "rakor", "static", "templates", "tests")
NOT_TEXT = {".png", ".jpg", ".pyc"}
LINK = re.compile(r"\]\(([^)\s]+)\)")
TABLE_ROW = re.compile(r"^\| `([^`]+)`", re.MULTILINE)
# Bracketed, so that this file does not name them itself.
FOREIGN = re.compile(
    r"pypi[.]org|pythonhosted[.]|npmjs[.]|deb[.]debian|(?<![\w.-])/w[o]rk/"
)


def path_in_repo(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def texts(pattern: str, *folders: str) -> dict[Path, str]:
    """The text of the files of that name in the folders, by path."""
    return {
        path: path.read_text(encoding="utf-8")
        for folder in folders
        for path in (ROOT / folder).rglob(pattern)
        if path.is_file() and path.suffix not in NOT_TEXT
    }


def found(regex: str, files: dict[Path, str]) -> set[str]:
    return {match for text in files.values() for match in re.findall(regex, text)}


def rows_of(section: str) -> set[str]:
    """The first words of the rows of the table under a heading of README."""
    _, after = README.split(f"\n## {section}\n")
    body = after.split("\n## ")[0]
    return {cell.split()[0] for cell in TABLE_ROW.findall(body)}


def test_every_environment_variable_is_documented():
    in_python = found(
        r'env\.(?:text|flag|words)\(\s*"([A-Z0-9_]+)"',
        texts("*.py", "rakor", "meetings"),
    )
    in_shell = found(r"\$\{([A-Z_]+):-", texts("*.sh", ".ci"))

    assert rows_of("Environment") == in_python | in_shell


def test_only_one_module_reads_the_environment():
    files = texts("*.py", "rakor", "meetings")
    readers = {
        path_in_repo(path)
        for path, text in files.items()
        if re.search(r"environ\b(?!\.setdefault)|getenv", re.sub("#.*", "", text))
    }

    assert readers == {"rakor/env.py"}


def test_every_command_is_documented():
    folder = ROOT / "meetings" / "management" / "commands"
    commands = {path.stem for path in folder.glob("[!_]*.py")}

    assert rows_of("Commands") == commands


def headings(document: Path) -> set[str]:
    """The anchors of a page, as they are made from its headings."""
    lines = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line).lower().replace(" ", "-") for line in lines}


@pytest.mark.parametrize("document", DOCUMENTS, ids=path_in_repo)
def test_every_link_leads_somewhere(document):
    broken = []
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path) if path else document
        if not target.exists() or (anchor and anchor not in headings(target)):
            broken.append(link)

    assert broken == []


def test_no_file_names_a_place_that_only_one_machine_has():
    files = texts("*.*", *FOLDERS) | {
        path: path.read_text(encoding="utf-8")
        for path in ROOT.glob("[!.]*.*")
        if path.is_file()
    }
    offenders = {
        path_in_repo(path) for path, text in files.items() if FOREIGN.search(text)
    }

    assert offenders == set()


@pytest.mark.parametrize("model", list(apps.get_app_config("meetings").get_models()))
def test_the_glossary_has_every_model(model):
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    word = str(model._meta.verbose_name)

    assert [
        line
        for line in glossary.splitlines()
        if f"`{model.__name__}`" in line and word in line
    ] != []


def on_screen() -> str:
    """Every word that the screen may show: templates, our code, Django's own pages."""
    shown = [
        # Of a template tag only its strings: save_label="Simpan rapat".
        re.sub(r"{%.*?%}", lambda tag: " ".join(re.findall('"(.*?)"', tag[0])), text)
        for text in texts("*.html", "templates").values()
    ]
    shown += texts("*.py", "meetings").values()
    for name in ("admin", "auth"):
        locale = Path(django.__file__).parent / "contrib" / name / "locale" / "id"
        shown.append((locale / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", " ".join(shown)).casefold()


@pytest.mark.parametrize("document", GUIDE, ids=path_in_repo)
def test_the_guide_uses_the_words_of_the_screen(document):
    screen = on_screen()
    bold = re.findall(r"\*\*(.+?)\*\*", document.read_text(encoding="utf-8"))

    assert [words for words in bold if words.casefold() not in screen] == []
