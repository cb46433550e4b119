"""SPSS files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxkit.readers._reader import Head, reader
from cxkit.readers._table import described

if TYPE_CHECKING:
    from cxkit.readers._responses import ExportFile


@reader("spss", title="SPSS file", form="spss")
def spss(head: Head) -> ExportFile:
    """SPSS files (.sav, .zsav), as survey tools and market researchers hand them over.

    Columns are the variables; question texts and value labels come with them, so that a code is read by the number in
    its label, else by the place of its words on a scale of that length, else as itself. What the file declares as
    user-missing is no answer and is counted as such. Needs the extra: `pip install 'cxkit[spss]'`.

    The file is parsed in a process of its own with 2 GiB and 120 seconds.
    """
    return described(head)
