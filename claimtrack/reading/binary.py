"""Files that are no text: what they are, by their first bytes."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n\x1a\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip archive"),
    (b"Rar!\x1a\x07", "RAR archive"),
    (b"\x28\xb5\x2f\xfd", "Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word or Office document"),
    (b"{\\rtf", "RTF document"),
    (b"SQLite format 3\x00", "SQLite database"),
    (b"\x7fELF", "program"),
    (b"OggS", "sound or video"),
    (b"ID3", "MP3 sound"),
    (b"wOFF", "font"),
    (b"\x00asm", "program"),
)
_ZIPS = ((b"word/", "Word document"), (b"opendocument", "OpenDocument"), (b"epub", "EPUB book"),
         (b"xl/", "Excel document"), (b"ppt/", "PowerPoint document"))  # fmt: skip
_HEAD = 4096


def binary_kind(data: bytes) -> str:
    """What kind of binary file `data` begins like (`PDF`, `PNG image`); empty for none known."""
    for signature, kind in _SIGNATURES:
        # Some signatures are plain letters that a text may begin with.
        if data.startswith(signature) and (not signature.isalnum() or not _is_plain(data)):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for mark, kind in _ZIPS if mark in data[:_HEAD]), "zip archive")
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE", b"AVI "):
        return {b"WEBP": "WebP image", b"WAVE": "WAVE sound"}.get(data[8:12], "video")
    if data[:2] == b"\0\0" and data[4:8] == b"ftyp":
        return "video"
    return ""


def control_share(text: str) -> float:
    """The share of control characters (tabs, line and page breaks, escapes aside) in a sample of
    `text`."""
    sample = text[:65536]
    controls = sum(
        1 for character in sample if character < " " and character not in "\t\n\v\f\r\x1b"
    )
    return controls / max(1, len(sample))


def _is_plain(data: bytes) -> bool:
    return not any(byte < 9 for byte in data[:_HEAD])
