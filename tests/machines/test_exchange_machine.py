"""Files between two centres and their province are lost, repeated, late and in any order; no entry is."""

from __future__ import annotations

import os
import secrets
import sys

import pytest
from exchange_post import Post
from exchange_region import Region
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from desktop.system.paths import Home

# Two tests, so that two cores share them: some 45 seconds each.
PARTS, EXAMPLES, STEPS = 2, 3, 50
THOROUGH = bool(os.environ.get("THOROUGH"))


@pytest.fixture(scope="module")
def region(
    centre_template: Home, province_template: Home, tmp_path_factory: pytest.TempPathFactory
) -> Region:
    return Region.make(centre_template, province_template, tmp_path_factory.mktemp("region"))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_entry_is_lost_or_applied_twice_whatever_the_post_does(region: Region, part: int) -> None:
    class Posts(Post):
        """Counts its own steps."""

        steps = 0

    number = secrets.randbits(32) if THOROUGH else part
    examples = EXAMPLES * (10 if THOROUGH else 1)

    @seed(number)
    def post() -> Post:
        return Posts(region)

    try:
        run_state_machine_as_test(
            post,
            settings=settings(
                max_examples=examples,
                stateful_step_count=STEPS,
                database=None,
                # A failure is told as it came, with its seed: making it smaller takes minutes.
                phases=(Phase.generate,),
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    finally:
        sys.stdout.write(f"seed {number}: {Posts.steps} steps\n")
    assert Posts.steps >= examples * STEPS * 0.9
