"""The desk's two themes: ink and paper. Colours were chosen for a contrast of 4.5 to 1 or more."""

from textual.theme import Theme

DARK = Theme(
    name="claimtrack-dark",
    dark=True,
    primary="#e0b354",
    secondary="#7fb4c9",
    accent="#8ecae6",
    foreground="#dfe3e8",
    background="#15181d",
    surface="#1a1e25",
    panel="#262c36",
    success="#8cc98f",
    warning="#e8c26a",
    error="#ef8f7e",
    variables={
        "soft": "#949eac",
        "rule": "#3a4250",
        "marker": "#4a3f1d",
        "marker-text": "#fff3d0",
        "source": "#8ecae6",
        "cue": "#e3a8dd",
        "footer-key-foreground": "#e0b354",
        "border": "#e0b354",
        "input-selection-background": "#4a6a7a",
    },
)

LIGHT = Theme(
    name="claimtrack-light",
    dark=False,
    primary="#8a5a00",
    secondary="#2f6175",
    accent="#0b5c7d",
    foreground="#20242a",
    background="#fbf9f4",
    surface="#fbf9f4",
    panel="#ece7db",
    success="#2a6a2f",
    warning="#865300",
    error="#a8321f",
    variables={
        "soft": "#686254",
        "rule": "#c9c0ae",
        "marker": "#ffe7a3",
        "marker-text": "#2b2100",
        "source": "#0b5c7d",
        "cue": "#85277c",
        "footer-key-foreground": "#8a5a00",
        "border": "#8a5a00",
        "input-selection-background": "#bcdcea",
    },
)
