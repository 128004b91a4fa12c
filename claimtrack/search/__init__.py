"""Search: fuzzy search over quotes, claims and articles; did they say it?"""

from claimtrack.search.alignment import Alignment, Step
from claimtrack.search.articles import PassageHit, search_articles
from claimtrack.search.drafts import LEAST_WORDS, DraftQuotation, check_draft, worst
from claimtrack.search.quotes import Hit, search_claims, search_quotes
from claimtrack.search.ranking import MINIMUM
from claimtrack.search.verification import OUTCOMES, Comparison, Outcome, Verification, verify

__all__ = [
    "LEAST_WORDS",
    "MINIMUM",
    "OUTCOMES",
    "Alignment",
    "Comparison",
    "DraftQuotation",
    "Hit",
    "Outcome",
    "PassageHit",
    "Step",
    "Verification",
    "check_draft",
    "search_articles",
    "search_claims",
    "search_quotes",
    "verify",
    "worst",
]
