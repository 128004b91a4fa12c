"""`python -m tests.acceptance.report`: how many of the seeds' attributions are found, and what beyond."""

from claimtrack.analyzer import Analyzer
from claimtrack.reading import read_path
from tests.acceptance.test_seeds import GOLD, SEED, matched


def main() -> None:
    analyses = Analyzer().analyze(read_path(SEED))
    right, beyond = matched(analyses)
    print(f"found      {len(right)} of {len(GOLD['attributions'])} (right speaker, content >= 0.8)")
    for gold in GOLD["attributions"]:
        if gold not in right:
            print(f"missed     {gold['speaker']}: {gold['text'][:80]}")
    print(f"beyond     {len(beyond)}")
    for line in beyond:
        print(f"           {line}")


if __name__ == "__main__":
    main()
