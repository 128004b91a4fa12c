"""`--workers` and `--scheduler` as a user meets them."""

import json

from tests.cli.conftest import SEEDS, Program


def test_two_workers_print_what_one_process_prints(program: Program) -> None:
    one = program("analyze", SEEDS)
    two = program("analyze", SEEDS, "--workers", "2")
    assert two.code == 0, two.err
    assert [json.loads(line)["claims"] for line in two.out.splitlines()] == [
        json.loads(line)["claims"] for line in one.out.splitlines()
    ]


def test_a_cluster_that_does_not_answer_is_one_line(program: Program) -> None:
    ran = program("ingest", SEEDS, "--scheduler", "nonsense://x")
    assert ran.code == 1
    assert "no Dask scheduler answers" in ran.err
    assert "Traceback" not in ran.err
