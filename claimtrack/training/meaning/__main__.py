"""Makes the files of `data/models/meaning`. Needs the extra `train`.

python -m claimtrack.training.meaning make --corpora CORPORA --work WORK   vectors, then the score
python -m claimtrack.training.meaning fit --work WORK                      only the score, anew
"""

import argparse
from pathlib import Path

from claimtrack.paths import data_dir
from claimtrack.training.meaning import fit
from claimtrack.training.meaning.ship import copied, write_sums


def main() -> None:
    """Runs one of the two; the files are written to `WORK/shipped`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("step", choices=("make", "fit"))
    parser.add_argument("--corpora", type=Path, help="the folder with ud/ and polnear/")
    parser.add_argument("--work", type=Path, required=True)
    given = parser.parse_args()
    target: Path = given.work / "shipped"
    target.mkdir(parents=True, exist_ok=True)
    if given.step == "make":
        if given.corpora is None:
            parser.error("make needs --corpora")
        from claimtrack.training.meaning.vectors import make  # brings torch

        make(given.corpora, given.work, target)
    else:
        copied(data_dir() / "models" / "meaning", target)
    fit.write(target)
    write_sums(target)
    print(f"written to {target}")


if __name__ == "__main__":
    main()
