"""Reads a Markdown file after filling in the clinic's facts, and keeps its contents list for the template."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from markdown import Markdown
from pelican.readers import MarkdownReader
from pelican.utils import pelican_open

CALL_TO_ACTION = """\
{% macro call_to_action() -%}
<aside class="call-to-action" aria-label="Appointments" markdown="1">
<p class="callout-title">Talk to {{ clinic.name }}</p>
{{ caller() }}
<p class="actions">
<a class="button" href="{{ book('article') }}">{{ clinic.booking_label }}</a>
<a class="button button-quiet" href="{{ clinic.phone_link }}">Call us</a>
</p>
</aside>
{%- endmacro -%}
"""


class FactsReader(MarkdownReader):
    """The reader of all articles: Jinja with one clinic's facts first, then Markdown."""

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Give the article as HTML, and its metadata."""
        clinic = self.settings["CLINIC"]
        self._source_path = source_path
        self._md = Markdown(**self.settings["MARKDOWN"])
        with pelican_open(source_path) as text:
            filled = Environment().from_string(CALL_TO_ACTION + text).render(clinic=clinic, book=booking(clinic))
        content = self._md.convert(filled)
        metadata = self._parse_metadata(self._md.Meta)
        return content, {**metadata, "contents": self._md.toc}


def booking(clinic: dict[str, Any]) -> Any:
    """Give the function that texts use for their booking links."""
    return lambda place: (
        f"{clinic['booking']}?utm_source=website&amp;utm_medium={place}&amp;utm_campaign={clinic['slug']}"
    )
