"""The filters that every desk has by name."""

VIEWS: dict[str, str] = {
    "Not judged": "-is:judged -is:repeat",
    "Contested, not judged": "-is:judged -is:repeat is:contested",
    "Denied by somebody, not judged": "-is:judged -is:repeat is:denied",
    "Mine": "-is:judged -is:repeat is:mine",
    "Waits for my second review": "kind:all status:second -is:judged",
    "Needs a second review": "kind:all status:second",
    "Reviewers disagree": "kind:all status:disagreed",
    "Flagged": "kind:all is:flagged",
    "Unsure attributions": "kind:quotes -is:judged confidence:<0.6",
    "Corrected": "kind:all is:corrected",
    "Wrong extractions": "kind:all is:wrong",
    "Everything": "kind:all",
}
"""Name and filter line, in the order of the list."""
