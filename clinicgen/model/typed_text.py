"""Types for values that users write: every one arrives as text and says plainly what it expected.

YAML's own typing is not used (`no`, `08:00` and `02134` mean what the person wrote), so each type here reads text.
A failed value raises `PydanticCustomError`; its context may hold a `hint` that says what to write instead.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

_SPACES = re.compile(r"[ \t\r\n\f\v\u0085\u2028\u2029]+")
_REFUSED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_DIGEST = re.compile(r"[0-9a-f]{12}\Z")
_FACT_KEY = re.compile(r"[a-z][a-z0-9_]*\Z")
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}\Z")
_HOST = re.compile(r"(?=.{1,253}\Z)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]\Z")
_URL_CHARACTERS = re.compile(r"[^\s<>\"{}|\\^`\x00-\x1f\x7f]+\Z")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\Z")
_LENGTH = re.compile(r"(?:0|[0-9]{1,4}(?:\.[0-9]{1,3})?(?:px|rem|em|ch|%|vw))\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?\Z")
_REDIRECT_PATH = re.compile(r"/[a-z0-9/._-]*\Z")


class Written(BaseModel):
    """A mapping as a user writes it: frozen, and nothing but the keys it names."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False)


def refuse(message: str, hint: str = "") -> PydanticCustomError:
    """Make the error for a value that cannot be read; the hint says what to write instead."""
    return PydanticCustomError("value", "{message}", {"message": message, "hint": hint})


def clean_text(value: object) -> str:
    """Read text: white space folded, composed (NFC), no control or text-direction characters."""
    if not isinstance(value, str):
        found = "a list" if isinstance(value, (list, tuple)) else "a mapping" if isinstance(value, dict) else "nothing"
        raise refuse(f"expected text, found {found}")
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", value).strip(" "))
    hidden = _REFUSED.search(text)
    if hidden:
        raise refuse(f"holds the invisible character U+{ord(hidden.group()):04X}", "type the value again by hand")
    if not text:
        raise refuse("is empty", "write a value or leave the key out")
    return text


def is_slug(text: str) -> bool:
    """Tell whether text is a slug: lower-case letters, digits and single hyphens."""
    return _SLUG.match(text) is not None


def _slug(value: object) -> str:
    text = clean_text(value)
    if not is_slug(text):
        raise refuse(f"`{text}` is not a slug", "use lower-case letters, digits and single hyphens")
    return text


def _digest(value: object) -> str:
    text = clean_text(value)
    if not _DIGEST.match(text):
        raise refuse(f"`{text}` is not the mark of a text", "write the twelve digits and letters that the check says")
    return text


def _fact_key(value: object) -> str:
    text = clean_text(value)
    if not _FACT_KEY.match(text):
        raise refuse(f"`{text}` is not a fact's name", "use lower-case letters, digits and underscores, a letter first")
    return text


def _email(value: object) -> str:
    text = clean_text(value)
    if len(text) > 254 or not _EMAIL.match(text):
        raise refuse(f"`{text}` is not an e-mail address", "write it like name@example.org")
    return text


def check_address(text: str, schemes: tuple[str, ...] = ("https",)) -> None:
    """Refuse an address that is not absolute, has credentials, or is spelled so that browsers disagree about it."""
    wanted = " or ".join(f"{scheme}://" for scheme in schemes)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise refuse(f"`{text}` is not a web address", f"write a full address that begins with {wanted}") from error
    if parts.scheme not in schemes:
        raise refuse(f"`{text}` is not an {schemes[0]} address", f"write a full address that begins with {wanted}")
    if parts.username is not None or parts.password is not None:
        raise refuse("holds a user name or password", "remove everything before the @ in the address")
    if not _URL_CHARACTERS.match(text):
        raise refuse(f"`{text}` holds a character that has no place in an address", "percent-encode it")
    if not parts.hostname or not _HOST.match(parts.hostname) or port == 0:
        raise refuse(f"`{text}` names no host", "write the full host name, like www.example.org")


def _https_url(value: object) -> str:
    text = clean_text(value)
    check_address(text)
    return text


def _site_url(value: object) -> str:
    text = clean_text(value)
    check_address(text)
    parts = urlsplit(text)
    if parts.query or parts.fragment or "?" in text or "#" in text:
        raise refuse(f"`{text}` has a query or a fragment", "write only the host and, if there is one, the path")
    segments = parts.path.strip("/").split("/")
    if any(segment in ("", ".", "..") for segment in segments) and parts.path.strip("/"):
        raise refuse(f"`{text}` has an empty or a dot segment in its path", "write the path plainly, like /columbia")
    if not re.fullmatch(r"[A-Za-z0-9/._~-]*", parts.path):
        raise refuse(f"`{text}` has unusual characters in its path", "use letters, digits, hyphens and dots")
    return f"https://{parts.netloc.lower()}{parts.path}".rstrip("/")


def _day(value: object) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    text = clean_text(value)
    try:
        if not _DAY.match(text):
            raise ValueError
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise refuse(f"`{text}` is not a date", "write it as YYYY-MM-DD, like 2026-03-02") from error


def _flag(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = clean_text(value)
    if text.lower() in ("true", "yes"):
        return True
    if text.lower() in ("false", "no"):
        return False
    raise refuse(f"`{text}` is neither yes nor no", "write true or false")


def _number(value: object) -> float:
    if isinstance(value, float):
        return value
    text = clean_text(value)
    if not _NUMBER.match(text):
        raise refuse(f"`{text}` is not a number", "write it with digits and a dot, like 33.68906")
    return float(text)


def _degrees(limit: int) -> BeforeValidator:
    def read(value: object) -> float:
        number = _number(value)
        if not -limit <= number <= limit:
            raise refuse(f"{number} is outside -{limit} to {limit} degrees")
        return number

    return BeforeValidator(read)


def _letters(what: str, example: str) -> BeforeValidator:
    def read(value: object) -> str:
        text = clean_text(value)
        if not re.fullmatch(r"[A-Za-z]{2}", text):
            raise refuse(f"`{text}` is not a two-letter {what} code", f"write it like {example}")
        return text.upper()

    return BeforeValidator(read)


def _colour(value: object) -> str:
    text = clean_text(value)
    if not _COLOUR.match(text):
        raise refuse(f"`{text}` is not a colour", 'write "#rgb" or "#rrggbb", in quotes')
    return text.lower()


def _length(value: object) -> str:
    text = clean_text(value)
    if not _LENGTH.match(text):
        raise refuse(f"`{text}` is not a length", "write a number and its unit, like 42rem or 16px")
    return text


def _image_path(value: object) -> str:
    text = clean_text(value)
    parts = text.split("/")
    if text.startswith("/") or "\\" in text or any(part in ("", ".", "..") for part in parts) or parts[0] != "images":
        raise refuse(f"`{text}` is not a picture of this folder", "write it like images/logo.svg")
    return text


def _redirect_path(value: object) -> str:
    text = clean_text(value)
    if not _REDIRECT_PATH.match(text) or "//" in text or "/../" in f"{text}/" or "/./" in f"{text}/":
        raise refuse(
            f"`{text}` is not a path of this site", "begin with / and use a-z, 0-9, /, dot, hyphen, underscore"
        )
    return text


_LOOSE = {"type": ["string", "number", "boolean"]}
_STRING = {"type": "string"}

Text = Annotated[str, BeforeValidator(clean_text), WithJsonSchema(_LOOSE)]
Slug = Annotated[str, BeforeValidator(_slug), WithJsonSchema({**_STRING, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"})]
Digest = Annotated[str, BeforeValidator(_digest), WithJsonSchema({**_STRING, "pattern": "^[0-9a-f]{12}$"})]
FactKey = Annotated[str, BeforeValidator(_fact_key), WithJsonSchema({**_STRING, "pattern": "^[a-z][a-z0-9_]*$"})]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({**_STRING, "format": "email"})]
HttpsUrl = Annotated[
    str, BeforeValidator(_https_url), WithJsonSchema({**_STRING, "format": "uri", "pattern": "^https://"})
]
SiteUrl = Annotated[
    str, BeforeValidator(_site_url), WithJsonSchema({**_STRING, "format": "uri", "pattern": "^https://"})
]
Day = Annotated[datetime.date, BeforeValidator(_day), WithJsonSchema({**_STRING, "format": "date"})]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "yes", "no"]})]
Number = Annotated[float, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
Latitude = Annotated[float, _degrees(90), WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90})]
Longitude = Annotated[float, _degrees(180), WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180})]
Region = Annotated[str, _letters("region", "SC"), WithJsonSchema({"type": ["string", "boolean"]})]
Country = Annotated[str, _letters("country", "US"), WithJsonSchema({"type": ["string", "boolean"]})]
Colour = Annotated[str, BeforeValidator(_colour), WithJsonSchema({**_STRING, "pattern": _COLOUR.pattern[:-2] + "$"})]
Length = Annotated[str, BeforeValidator(_length), WithJsonSchema(_LOOSE)]
ImagePath = Annotated[str, BeforeValidator(_image_path), WithJsonSchema({**_STRING, "pattern": "^images/"})]
RedirectPath = Annotated[
    str, BeforeValidator(_redirect_path), WithJsonSchema({**_STRING, "pattern": "^/[a-z0-9/._-]*$"})
]
