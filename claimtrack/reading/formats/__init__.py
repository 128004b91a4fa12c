"""One reader for each format; the heavy ones need an extra and are imported when they are used."""
