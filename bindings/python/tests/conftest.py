"""The tests use the package that was built and installed, never the sources beside them."""

from __future__ import annotations

import kh302
from support import PACKAGE

assert PACKAGE not in __import__("pathlib").Path(kh302.__file__).parents, "please build and install the wheel first"
