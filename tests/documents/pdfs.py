"""PDFs read back."""

import io

import pypdf


def reader(pdf: bytes) -> pypdf.PdfReader:
    """Return a PDF, opened."""
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """Return all text of a PDF, spaces evened out."""
    return " ".join(" ".join(page.extract_text() for page in reader(pdf).pages).split())


def roles_of(pdf: bytes) -> set[str]:
    """Return the roles of its structure tree, e.g. H1 and Table."""
    found: set[str] = set()
    waiting = [reader(pdf).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            found.add(str(node.get("/S", "")))
            waiting += [node["/K"]] if "/K" in node and not isinstance(node["/K"], int) else []
    return found
