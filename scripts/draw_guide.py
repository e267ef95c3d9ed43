"""Draw the pictures of the editors' guide: GitHub's pages in outline, with numbers where an editor clicks.

    python scripts/draw_guide.py docs/guide

Drawn and not photographed: they stay small, are sharp at any size and go on being true when GitHub moves a button a
little. The numbers are explained in the guides, in either language.
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path

WIDTH = 760
INK, MUTED, LINE, PAPER, GREEN, RED, BLUE, MARK = (
    "#1f2328", "#59636e", "#d1d9e0", "#ffffff", "#1f883d", "#cf222e", "#0969da", "#b3261e",
)  # fmt: skip


def text(x: int, y: int, words: str, *, colour: str = INK, bold: bool = False, mono: bool = False) -> str:
    """Words at a baseline."""
    family = "ui-monospace, monospace" if mono else "system-ui, 'Noto Sans CJK SC', 'PingFang SC', sans-serif"
    weight = ' font-weight="600"' if bold else ""
    look = f'fill="{colour}" font-size="14" font-family="{family}"{weight}'
    return f'<text xml:space="preserve" x="{x}" y="{y}" {look}>{escape(words)}</text>'


def box(x: int, y: int, width: int, height: int, *, fill: str = PAPER, line: str = LINE, dashed: bool = False) -> str:
    """A frame with round corners."""
    dash = ' stroke-dasharray="6 4"' if dashed else ""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="{fill}" stroke="{line}"{dash}/>'


def button(x: int, y: int, width: int, words: str, *, green: bool = False) -> str:
    """A button, the green one being the one that acts."""
    fill, colour = (GREEN, PAPER) if green else ("#f6f8fa", INK)
    return box(x, y, width, 32, fill=fill) + text(x + 12, y + 21, words, colour=colour, bold=True)


def number(x: int, y: int, value: int) -> str:
    """The number that the guide's sentence names."""
    return (
        f'<circle cx="{x}" cy="{y}" r="13" fill="{MARK}"/><text x="{x}" y="{y + 5}" fill="#fff" font-size="15" '
        f'font-weight="700" text-anchor="middle" font-family="system-ui, sans-serif">{value}</text>'
    )


def picture(height: int, title: str, *parts: str) -> str:
    """A whole picture; its title is read out by screen readers."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-label="{escape(title)}">\n<title>{escape(title)}</title>\n'
        + "\n".join([box(1, 1, WIDTH - 2, height - 2, fill="#fff"), *parts])
        + "\n</svg>\n"
    )


def add_file() -> str:
    """The folder of the inbox, with the menu that uploads."""
    return picture(
        210,
        "The folder content/inbox on GitHub, with the menu Add file open",
        text(24, 40, "news-digest / content / inbox", bold=True),
        number(290, 35, 1),
        button(560, 20, 110, "Add file  ▾"),
        number(690, 36, 2),
        box(520, 60, 200, 84),
        text(536, 88, "+  Create new file", colour=MUTED),
        text(536, 124, "↥  Upload files", bold=True),
        number(690, 119, 3),
        box(24, 60, 470, 120),
        text(44, 92, "README.md", colour=BLUE),
    )


def upload() -> str:
    """The upload page with its two decisions."""
    return picture(
        330,
        "GitHub's page Upload files: a file dropped, a new branch chosen, the button Propose changes",
        box(24, 20, 712, 90, dashed=True),
        text(185, 60, "Drag additional files here to add them to your repository", bold=True),
        text(300, 88, "Or choose your files", colour=BLUE),
        number(60, 64, 1),
        text(24, 140, "2022-summer.txt", mono=True),
        box(24, 158, 712, 150),
        text(44, 186, "Commit changes", bold=True),
        text(44, 218, "○  Commit directly to the main branch", colour=MUTED),
        text(44, 246, "◉  Create a new branch for this commit and start a pull request"),
        number(520, 241, 2),
        button(44, 264, 162, "Propose changes", green=True),
        number(228, 280, 3),
    )


def checks() -> str:
    """A pull request's checks."""
    return picture(
        255,
        "The checks at the foot of a pull request, the check Content with its link",
        text(24, 40, "Some checks were not successful", bold=True, colour=RED),
        text(24, 62, "1 failing, 3 successful checks", colour=MUTED),
        box(24, 78, 712, 155),
        text(44, 110, "✕", colour=RED, bold=True),
        text(70, 110, "Check / Content (pull_request)"),
        number(310, 105, 1),
        *(
            part
            for y, name in ((145, "Packages"), (180, "Tests (Python 3.11)"), (215, "Tests (Python 3.13)"))
            for part in (text(44, y, "✓", colour=GREEN, bold=True), text(70, y, f"Check / {name} (pull_request)"))
        ),
    )


def summary() -> str:
    """The page of a run: what changes, and what can be downloaded."""
    return picture(
        350,
        "The summary of a check: a table of what changes, and below it the downloads started-edition and site",
        text(24, 40, "⌂  Summary", bold=True),
        number(140, 35, 1),
        box(180, 20, 556, 170),
        text(200, 50, "改动一览 / What changes", bold=True),
        *(
            text(x, y, word, bold=y == 80)
            for y, words in (
                (80, ("", "新增 added", "修改 changed", "删除 removed", "现有 now")),
                (106, ("报道 Articles", "5", "0", "0", "24")),
                (132, ("数字 Facts", "0", "2", "0", "172")),
            )
            for x, word in zip((200, 310, 410, 530, 650), words, strict=True)
        ),
        text(200, 168, "检查 / Checks: 1 个错误 errors, 0 条警告 warnings", bold=True, colour=RED),
        number(700, 163, 2),
        box(180, 210, 556, 120),
        text(200, 240, "Artifacts", bold=True),
        text(200, 276, "started-edition", colour=BLUE),
        number(340, 271, 3),
        text(200, 310, "site", colour=BLUE),
        number(255, 305, 4),
        text(690, 276, "↓"),
        text(690, 310, "↓"),
    )


def edit() -> str:
    """A file opened for editing."""
    return picture(
        230,
        "A fact file on GitHub, opened for editing with the pencil, and the button Commit changes",
        text(24, 40, "content / editions / 2022-summer / facts / river-school.yml", bold=True),
        button(560, 20, 40, "✎"),
        number(618, 36, 1),
        button(566, 66, 170, "Commit changes…", green=True),
        number(545, 82, 3),
        box(24, 112, 712, 100),
        text(44, 140, "1   article: river-school", mono=True, colour=MUTED),
        text(44, 166, "2   facts:", mono=True, colour=MUTED),
        text(44, 192, "3     - id: pupils", mono=True),
        number(250, 187, 2),
    )


def annotation() -> str:
    """An error at its line, as a pull request shows it."""
    return picture(
        290,
        "The tab Files changed of a pull request, with an error below the line that it concerns, in both languages",
        text(24, 40, "Conversation     Checks", colour=MUTED),
        text(210, 40, "Files changed", bold=True),
        number(350, 35, 1),
        box(24, 60, 712, 210),
        text(44, 92, "18   +    value: 1059.15万元", mono=True),
        box(44, 108, 672, 142, line=RED),
        text(60, 134, "⊗ Check failure on line 18 in content/editions/…/saga-farmland.yml", colour=RED),
        number(690, 130, 2),
        text(60, 160, "GitHub Actions / Content", colour=MUTED),
        text(60, 186, "value-not-in-quote", bold=True),
        text(60, 212, "the quote does not contain `1059.15万元`; the quote’s figure is “1095.15万元”"),
        text(60, 236, "引文中没有“1059.15万元”；引文里的数字是“1095.15万元”"),
    )


PICTURES = (add_file, upload, checks, summary, edit, annotation)


def main(folder: Path) -> None:
    """Write every picture into the folder."""
    for draw in PICTURES:
        (folder / f"{draw.__name__.replace('_', '-')}.svg").write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
