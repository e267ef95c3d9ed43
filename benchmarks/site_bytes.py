"""What a built site weighs, by kind and by story, and what that means for a host of sites.

python -m benchmarks.archive_files /tmp/archive/content 200
digest build --content /tmp/archive/content --site /tmp/archive/site
python -m benchmarks.site_bytes /tmp/archive/site 200
"""

from __future__ import annotations

import argparse
import tarfile
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from generator.hosting import DEPLOY_SECONDS, SITE_BYTES, Size, size_of

ONCE = "style sheets, scripts"
"""What a site has once, however many stories it tells."""
KINDS = {"search": "search", "cards": "share cards", "assets": ONCE}


def kind_of(path: Path) -> str:
    """What a file of a site is for."""
    if path.suffix == ".html":
        return "pages"
    if path.suffix == ".epub":
        return "e-books"
    return KINDS.get(path.parts[0], "data, citations, feeds, site map")


def by_kind(site: Path) -> Mapping[str, Size]:
    """The files of a site by kind, the heaviest first."""
    found: dict[str, list[int]] = defaultdict(list)
    for path in site.rglob("*"):
        if path.is_file():
            found[kind_of(path.relative_to(site))].append(path.stat().st_size)
    sizes = {kind: Size(sum(own), len(own), 0) for kind, own in found.items()}
    return dict(sorted(sizes.items(), key=lambda each: -each[1].bytes))


def seconds_to_pack(site: Path) -> float:
    """Packing the site as it is handed to the host: one archive, not compressed."""
    with tempfile.TemporaryFile() as file:
        begin = time.perf_counter()
        with tarfile.open(fileobj=file, mode="w") as packed:
            packed.add(site, ".")
        return time.perf_counter() - begin


def report(site: Path, stories: int) -> str:
    """The table, and how far the host's limits are."""
    kinds, whole = by_kind(site), size_of(site, stories)
    rows = [
        f"| {kind} ({size.files:,} files) | {size.bytes / 1e6:.1f} MB | "
        f"{'once' if kind == ONCE else f'{size.bytes / stories / 1e3:.0f} KB'} |"
        for kind, size in kinds.items()
    ]
    once = kinds[ONCE].bytes
    each, files = (whole.bytes - once) / stories, whole.files / stories
    most = int((SITE_BYTES - once) / each)
    pace = f"{SITE_BYTES / DEPLOY_SECONDS / 1e6:.1f} MB and {most * files / DEPLOY_SECONDS:.0f} files a second"
    total = f"{whole.bytes / 1e6:.1f} MB | {each / 1e3:.0f} KB, {once / 1e6:.1f} MB once"
    return "\n".join(
        [
            "| | bytes | for each story |\n|---|---:|---:|",
            *rows,
            f"| all ({whole.files:,} files) | {total} |",
            "",
            f"{SITE_BYTES / 1e9:g} GB: {most:,} stories, {most * files:,.0f} files.",
            f"A deployment of it within {DEPLOY_SECONDS} s: {pace}.",
            f"Packed here in {seconds_to_pack(site):.1f} s.",
        ]
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("stories", type=int)
    options = parser.parse_args()
    print(report(options.site, options.stories))


if __name__ == "__main__":
    main()
