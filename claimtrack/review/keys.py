"""The desk's keys: each with an id, by which it can be remapped, and a tooltip for the help."""

from textual.binding import Binding, BindingType

from claimtrack.store.views import RATINGS

APP_KEYS: list[BindingType] = [
    Binding("q,ctrl+q", "quit", "Quit", id="desk.quit", tooltip="Leave the desk; all is saved"),
    Binding(
        "question_mark,f1",
        "help",
        "Help",
        key_display="?",
        id="desk.help",
        tooltip="All keys and what they do",
    ),
    Binding(
        "ctrl+t",
        "switch_theme",
        "Light or dark",
        show=False,
        id="desk.theme",
        tooltip="Switch the theme",
    ),
    Binding(
        "ctrl+p",
        "command_palette",
        "Commands",
        show=False,
        id="desk.palette",
        tooltip="Find any command by its name",
    ),
]

MOVE_KEYS: list[BindingType] = [
    Binding(
        "space",
        "next_open",
        "Skip",
        id="move.skip",
        tooltip="To the next one without a verdict",
    ),
    Binding("j", "next", "Next", show=False, id="move.next", tooltip="To the next row"),
    Binding(
        "k", "previous", "Previous", show=False, id="move.previous", tooltip="To the row before"
    ),
    Binding(
        "right_square_bracket",
        "beside(1)",
        "Next in article",
        show=False,
        id="move.article_next",
        tooltip="Open the next one in this article",
    ),
    Binding(
        "left_square_bracket",
        "beside(-1)",
        "Previous in article",
        show=False,
        id="move.article_previous",
        tooltip="Open the one before in this article",
    ),
    Binding(
        "tab",
        "app.focus_next",
        "Next pane",
        show=False,
        id="move.pane",
        tooltip="To the next pane",
    ),
    Binding(
        "shift+tab",
        "app.focus_previous",
        "Previous pane",
        show=False,
        id="move.pane_back",
        tooltip="To the pane before",
    ),
]

FIND_KEYS: list[BindingType] = [
    Binding(
        "slash", "search", "Search", key_display="/", id="find.search", tooltip="Search all quotes"
    ),
    Binding(
        "F,shift+f",
        "filter",
        "Filter",
        key_display="F",
        id="find.filter",
        tooltip="Filter by speaker, text, …",
    ),
    Binding(
        "c",
        "toggle_contested",
        "Contested",
        show=False,
        id="find.contested",
        tooltip="Only contested claims, or all",
    ),
    Binding(
        "t",
        "next_kinds",
        "Claims/quotes",
        show=False,
        id="find.kinds",
        tooltip="Claims, quotes, or both",
    ),
    Binding(
        "r",
        "toggle_reviewed",
        "Not judged",
        show=False,
        id="find.open",
        tooltip="Only what has no verdict, or all",
    ),
    Binding(
        "escape",
        "clear_filter",
        "Clear filter",
        show=False,
        id="find.clear",
        tooltip="Back to all claims not judged",
    ),
    Binding(
        "ctrl+r",
        "reload",
        "Reload",
        show=False,
        id="find.reload",
        tooltip="Read the queue anew from the store",
    ),
]

JUDGE_KEYS: list[BindingType] = [
    *(
        Binding(
            str(number),
            f"judge({number})",
            rating,
            show=False,
            id=f"judge.{number}",
            tooltip="Save this verdict and go on",
        )
        for number, rating in enumerate(RATINGS, 1)
    ),
    Binding("u", "undo", "Undo", id="judge.undo", tooltip="Take back your last verdict"),
    Binding("n", "note", "Note", id="judge.note", tooltip="Write the next verdict's rationale"),
    Binding(
        "f",
        "flag",
        "Flag",
        id="judge.flag",
        tooltip="Flag for later, or take the flag off",
    ),
]

QUEUE_KEYS: list[BindingType] = [
    Binding("up", "step(-1)", "Row above", show=False, id="queue.up", tooltip="One row up"),
    Binding("down", "step(1)", "Row below", show=False, id="queue.down", tooltip="One row down"),
    Binding(
        "pageup",
        "leaf(-1)",
        "Page up",
        show=False,
        id="queue.pageup",
        tooltip="A page of rows up",
    ),
    Binding(
        "pagedown",
        "leaf(1)",
        "Page down",
        show=False,
        id="queue.pagedown",
        tooltip="A page of rows down",
    ),
    Binding("home", "edge(0)", "First row", show=False, id="queue.home", tooltip="Top of queue"),
    Binding("end", "edge(1)", "Last row", show=False, id="queue.end", tooltip="End of queue"),
]
