"""A source as bytes, before its format matters: decompressed within limits, never more than asked."""

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import BinaryIO

from claimtrack.errors import ReadingError
from claimtrack.reading.kinds import HEAD

_GZIP = b"\x1f\x8b"
_MOST_RATIO = 200
"""Text compresses to a tenth, a page of one repeated line to a thousandth: above this it is a
bomb."""

_BUFFER = 262_144
"""Bytes read at once, and looked at to tell a table's encoding."""

_FREE = 4_000_000
"""Bytes that any file may decompress to."""


@dataclass(slots=True)
class Raw:
    """A readable source. `name` is its path, its URL, or `-`; errors begin with it.

    `media_type` is what a web server said it is, `url` where it came from.
    """

    name: str
    stream: "io.BufferedReader[io.RawIOBase]"
    media_type: str = ""
    url: str = ""

    def head(self) -> bytes:
        """The first bytes, which stay there to be read."""
        return self.stream.peek(HEAD)[:HEAD]

    def all(self, most: int) -> bytes:
        """Everything. Raises `ReadingError` if that is more than `most` bytes."""
        try:
            data = self.stream.read(most + 1)
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise damaged(self.name, error) from None
        if len(data) > most:
            raise ReadingError(
                f"{self.name}: larger than {most / 1e6:g} MB; split it, or raise the limit"
            )
        return data


def raw_bytes(data: bytes, *, name: str) -> Raw:
    """`data` as a source."""
    return raw_stream(io.BytesIO(data), name=name)


def raw_stream(
    stream: BinaryIO, *, name: str, media_type: str = "", url: str = "", unpack: bool = True
) -> Raw:
    """A source over an open binary stream; gzip is decompressed as it is read, if `unpack`."""
    counted = _Counted(stream)
    buffered: io.BufferedReader[io.RawIOBase] = io.BufferedReader(counted, buffer_size=_BUFFER)
    if unpack and buffered.peek(2)[:2] == _GZIP:
        packed = gzip.GzipFile(fileobj=buffered)
        buffered = io.BufferedReader(_Unpacked(packed, counted, name), buffer_size=_BUFFER)
    return Raw(name, buffered, media_type, url)


def damaged(name: str, error: Exception) -> ReadingError:
    """What is said of a file that its system or its compression cannot give."""
    if isinstance(error, EOFError | zlib.error | gzip.BadGzipFile):
        return ReadingError(f"{name}: the compressed file is damaged or cut off ({error})")
    return ReadingError(f"{name}: {getattr(error, 'strerror', None) or error}")


class _Counted(io.RawIOBase):
    """Passes reads on to any binary stream, and counts the bytes that came."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()


class _Unpacked(io.RawIOBase):
    """gzip decompressed block by block, which stops at a bomb."""

    def __init__(self, packed: gzip.GzipFile, source: _Counted, name: str) -> None:
        self._packed = packed
        self._source = source
        self._name = name
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._packed.read(len(buffer))
        self._given += len(data)
        if self._given > max(_FREE, self._source.count * _MOST_RATIO):
            raise ReadingError(
                f"{self._name}: decompresses to more than {_MOST_RATIO} times its size; "
                "this is no news text"
            )
        buffer[: len(data)] = data
        return len(data)
