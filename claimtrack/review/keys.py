"""The desk's keys: each with an id, by which it can be remapped, and a tooltip for the help."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from textual.binding import Binding, BindingType

from claimtrack.errors import ClaimtrackError


def _key(
    keys: str,
    action: str,
    words: str,
    called: str,
    tooltip: str,
    *,
    show: bool = False,
    display: str | None = None,
) -> Binding:
    """A binding of `keys`, shown at the foot of the screen only with `show`."""
    return Binding(keys, action, words, show=show, key_display=display, id=called, tooltip=tooltip)


APP_KEYS: list[BindingType] = [
    _key("q,ctrl+q", "quit", "Quit", "desk.quit", "Leave the desk; all is saved", show=True),
    _key(
        "question_mark,f1",
        "help",
        "Help",
        "desk.help",
        "All keys and what they do",
        show=True,
        display="?",
    ),
    _key("ctrl+t", "switch_theme", "Light or dark", "desk.theme", "Switch the theme"),
    _key("ctrl+p", "command_palette", "Commands", "desk.palette", "Find any command by its name"),
]
MOVE_KEYS: list[BindingType] = [
    _key("space", "next_open", "Skip", "move.skip", "To the next one without a verdict", show=True),
    _key("j", "next", "Next", "move.next", "To the next row"),
    _key("k", "previous", "Previous", "move.previous", "To the row before"),
    _key(
        "right_square_bracket",
        "beside(1)",
        "Next in article",
        "move.article_next",
        "Open the next one in this article",
    ),
    _key(
        "left_square_bracket",
        "beside(-1)",
        "Previous in article",
        "move.article_previous",
        "Open the one before in this article",
    ),
    _key(
        "g",
        "stance_words",
        "Stance’s words",
        "move.stance",
        "To the words of each stance, and back",
    ),
    _key("tab", "app.focus_next", "Next pane", "move.pane", "To the next pane"),
    _key(
        "shift+tab", "app.focus_previous", "Previous pane", "move.pane_back", "To the pane before"
    ),
]
FIND_KEYS: list[BindingType] = [
    _key(
        "slash",
        "search",
        "Search",
        "find.search",
        "Search all quotes and claims",
        show=True,
        display="/",
    ),
    _key(
        "F,shift+f",
        "filter",
        "Filter",
        "find.filter",
        "Filter by speaker, text, …",
        show=True,
        display="F",
    ),
    _key("c", "toggle_contested", "Contested", "find.contested", "Only contested claims, or all"),
    _key("t", "next_kinds", "Claims/quotes", "find.kinds", "Claims, quotes, or both"),
    _key("r", "toggle_reviewed", "Not judged", "find.open", "Only what has no verdict, or all"),
    _key("escape", "clear_filter", "Clear filter", "find.clear", "Back to all claims not judged"),
    _key("ctrl+r", "reload", "Reload", "find.reload", "Read the queue anew from the store"),
]
JUDGE_KEYS: list[BindingType] = [
    _key(
        "u", "undo", "Undo", "judge.undo", "Take back your last action, whatever it was", show=True
    ),
    _key(
        "U,shift+u",
        "history",
        "Undo …",
        "judge.history",
        "Choose which of your actions to take back",
        display="U",
    ),
    _key("n", "note", "Note", "judge.note", "Write the next verdict's rationale", show=True),
    _key("e", "evidence", "Evidence", "judge.evidence", "Add a URL or a note as evidence"),
    _key("f", "flag", "Flag", "judge.flag", "Flag for later, or take the flag off", show=True),
    _key("a", "assign", "Assign", "judge.assign", "Give it to somebody to check"),
    _key(
        "b",
        "second",
        "Second review",
        "judge.second",
        "Ask for a second, blind review, or no longer",
    ),
]
CORRECT_KEYS: list[BindingType] = [
    _key("s", "speaker", "Speaker", "correct.speaker", "Change who said it"),
    _key("d", "stance", "Stances", "correct.stance", "Change, add or take away a stance"),
    _key("x", "words", "Words", "correct.words", "Select the right words in the article"),
    _key("o", "wording", "Wording", "correct.wording", "Change what the claim says"),
    _key("w", "wrong", "Wrong extraction", "correct.wrong", "It is no quote or claim at all"),
    _key(
        "m",
        "same",
        "Same claim",
        "correct.same",
        "It is the same claim as another, or not",
    ),
    _key(
        "plus",
        "missed",
        "Add missed",
        "correct.missed",
        "Add a quote or claim that was missed",
        display="+",
    ),
]
SELECT_KEYS: list[BindingType] = [
    _key("right", "select_end(1)", "Longer", "select.end_next", "The selection ends a word later"),
    _key(
        "left", "select_end(-1)", "Shorter", "select.end_back", "The selection ends a word earlier"
    ),
    _key(
        "shift+right",
        "select_start(1)",
        "Begin later",
        "select.start_next",
        "The selection begins a word later",
    ),
    _key(
        "shift+left",
        "select_start(-1)",
        "Begin earlier",
        "select.start_back",
        "The selection begins a word earlier",
    ),
    _key(
        "down",
        "select_line(1)",
        "Line down",
        "select.down",
        "The selection reaches a line further down",
    ),
    _key(
        "up", "select_line(-1)", "Line up", "select.up", "The selection reaches a line further up"
    ),
    _key(
        "space",
        "select_begin",
        "Begin here",
        "select.begin",
        "The selection begins anew at its end",
        show=True,
    ),
    _key("enter", "select_take", "Take", "select.take", "Take the selected words", show=True),
    _key("escape", "select_leave", "Leave", "select.leave", "Select nothing", show=True),
]
SCREEN_KEYS: list[BindingType] = [
    _key("v", "views", "Filters", "screen.views", "Open a saved filter"),
    _key(
        "D,shift+d",
        "adjudicate",
        "Adjudicate",
        "screen.adjudicate",
        "Settle what reviewers disagree about",
        display="D",
    ),
    _key(
        "S,shift+s",
        "speakers",
        "Speakers",
        "screen.speakers",
        "All speakers, their claims, merging",
        display="S",
    ),
    _key("A,shift+a", "articles", "Articles", "screen.articles", "All articles", display="A"),
    _key(
        "G,shift+g",
        "figures",
        "Figures",
        "screen.figures",
        "Progress, verdicts, agreement",
        display="G",
    ),
    _key(
        "I,shift+i",
        "ingest",
        "Ingest",
        "screen.ingest",
        "Read articles into the store",
        display="I",
    ),
]
QUEUE_KEYS: list[BindingType] = [
    _key("up", "step(-1)", "Row above", "queue.up", "One row up"),
    _key("down", "step(1)", "Row below", "queue.down", "One row down"),
    _key("pageup", "leaf(-1)", "Page up", "queue.pageup", "A page of rows up"),
    _key("pagedown", "leaf(1)", "Page down", "queue.pagedown", "A page of rows down"),
    _key("home", "edge(0)", "First row", "queue.home", "Top of queue"),
    _key("end", "edge(1)", "Last row", "queue.end", "End of queue"),
]


def judge_keys(ratings: Sequence[str]) -> list[Binding]:
    """One key for each rating of a scale: `1` and on."""
    return [
        _key(
            str(number),
            f"judge({number})",
            rating,
            f"judge.{number}",
            "Save this verdict and go on",
        )
        for number, rating in enumerate(ratings, 1)
    ]


def desk_keys(ratings: Sequence[str]) -> list[Binding]:
    """Every binding of the desk that can be remapped, with a scale of `ratings`."""
    lists = (JUDGE_KEYS, CORRECT_KEYS, MOVE_KEYS, FIND_KEYS, SCREEN_KEYS, QUEUE_KEYS, SELECT_KEYS)
    plain = [key for keys in (*lists, APP_KEYS) for key in keys if isinstance(key, Binding)]
    return [*judge_keys(ratings), *plain]


def require_known(names: Iterable[str], ratings: Sequence[str]) -> None:
    """Raises `ClaimtrackError` for the first of `names` that is no binding's id."""
    known = [binding.id or "" for binding in desk_keys(ratings)]
    for name in names:
        if name not in known:
            close = get_close_matches(name, known, 1) or [
                one for one in known if one.endswith(f".{name}")
            ]
            meant = f"; did you mean {close[0]}?" if close else ""
            raise ClaimtrackError(
                f"[keys]: no key of the desk is called {name!r}{meant} "
                "`claimtrack review --list-keys` prints all names"
            )
