"""Several papers as one file, to be looked at and printed in one go."""

from __future__ import annotations

import io
from collections.abc import Sequence

from desktop.system.pdfium import ONE_AT_A_TIME


def bound(papers: Sequence[bytes]) -> bytes:
    """Papers one behind the other; one alone is given back as it is.

    Args:
        papers: files of PDF.
    """
    if len(papers) == 1:
        return papers[0]
    import pypdfium2

    with ONE_AT_A_TIME:
        whole = pypdfium2.PdfDocument.new()
        try:
            for paper in papers:
                part = pypdfium2.PdfDocument(paper)
                try:
                    whole.import_pages(part)
                finally:
                    part.close()
            target = io.BytesIO()
            whole.save(target)
        finally:
            whole.close()
    return target.getvalue()
