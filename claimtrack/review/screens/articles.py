"""The articles: enter opens the claims of one."""

from collections.abc import Sequence

from textual.content import Content

from claimtrack.glyphs import clipped, visible
from claimtrack.review.screens.listing import MOST, ListingScreen, heading
from claimtrack.store import ArticleView, ItemFilter


class ArticlesScreen(ListingScreen[ArticleView]):
    """Articles found by title, publisher, byline or URL, the newest first."""

    HEADING = "Articles"
    HINT = "words of the title, the publisher, …"

    async def find(self, words: str) -> Sequence[ArticleView] | None:
        """Articles by their metadata."""
        found = await self.ask(lambda: self.store.articles(text=words, newest=MOST))
        return found[0] if found else None

    def line(self, row: ArticleView, width: int) -> Content:
        """Day, title and number of claims."""
        count = f" {row.claims}"
        day = f"{row.date[:10]:10} "
        name = clipped(row.title or row.doc, width - len(count) - len(day))
        return Content.assemble((day, "$soft"), (name, "bold"), (count, "$soft"))

    def where(self, row: ArticleView) -> ItemFilter:
        """The article's claims."""
        return ItemFilter(article=row.id)

    async def details(self, row: ArticleView) -> Content:
        """The metadata, and how far the work on the article is."""
        counted = await self.ask(self.store.progress, ItemFilter(article=row.id))
        judged = f"{counted[0].done} of {counted[0].total} claims judged" if counted else ""
        parts: list[tuple[str, str]] = [
            (visible(row.title or row.doc), "bold underline $accent"),
            (f"\narticle {row.id}: {row.quotes} quotes, {row.claims} claims", "$soft"),
            heading("Verdicts"),
            (judged, ""),
        ]
        if row.copy_of is not None:
            parts += [heading("copy of"), (f"article {row.copy_of}, whose claims are these", "")]
        for name in ("publisher", "byline", "date", "language", "url", "path"):
            if value := getattr(row, name):
                parts += [heading(name), (visible(value), "")]
        return Content.assemble(*parts)
