"""Gold attributions: texts with what people annotated in them, in the formats that exchange reads."""

from claimtrack.exchange.annotated import AnnotatedArticle as GoldArticle
from claimtrack.exchange.annotated import Relation
from claimtrack.exchange.annotated import read_annotated as read_gold
from claimtrack.exchange.brat import read_brat

__all__ = ["GoldArticle", "Relation", "read_brat", "read_gold"]
