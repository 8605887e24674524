"""Holds every conversation of ``cases`` with the trained model."""

from __future__ import annotations

import pytest

from tests.conversations.case import all_cases, hold


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(one.case, id=f"{one.phenomenon}: {one.case.notice}")
        for one in all_cases()
    ],
)
def test_case_goes_as_a_person_expects(talk, case):
    hold(case, talk)
