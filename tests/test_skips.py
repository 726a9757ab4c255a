"""A test that is skipped for want of a program says so, and fails in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
SKIPS = {
    "a test": "import pytest\ndef test_page():\n    pytest.skip('no browser')\n",
    "a module": "import pytest\npytest.importorskip('no_such_module', reason='no browser')\ndef test_page(): pass\n",
    "a mark": "import pytest\n@pytest.mark.skipif(True, reason='no browser')\ndef test_page(): pass\n",
}


@pytest.mark.parametrize("kind", SKIPS)
@pytest.mark.parametrize("is_ci", [False, True])
def test_a_skip_fails_in_ci_alone(tmp_path: Path, kind: str, is_ci: bool) -> None:
    (tmp_path / "test_it.py").write_text(SKIPS[kind], "utf-8")
    words = [sys.executable, "-m", "pytest", "-p", "tests.skips", "-p", "no:cacheprovider", "-rs", str(tmp_path)]
    environment = {**os.environ, "CI": "true" if is_ci else "", "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert "no browser" in done.stdout
    assert (done.returncode in (1, 2)) == is_ci
    assert ("CI may not do without" in done.stdout) == is_ci


def test_a_test_that_is_expected_to_fail_may_fail(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("import pytest\n@pytest.mark.xfail\ndef test_page(): assert False\n", "utf-8")
    words = [sys.executable, "-m", "pytest", "-p", "tests.skips", "-p", "no:cacheprovider", str(tmp_path)]
    environment = {**os.environ, "CI": "true", "PYTHONPATH": str(REPOSITORY)}
    assert subprocess.run(words, cwd=tmp_path, env=environment, capture_output=True, check=False).returncode == 0
