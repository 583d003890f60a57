"""The choice of steps against trying every set of them."""

from itertools import combinations
from random import Random

import pytest

from setup_assistant.advice.choose import Chooser, Option


def problem(seed: int) -> tuple[list[Option], list[int], list[int]]:
    """Return options, levels and weights of a random small household: a few devices, perhaps a router."""
    dice = Random(seed)  # noqa: S311  the same households on every run
    cells, options = 0, []
    of_device: dict[str, range] = {}
    for number in range(dice.randint(1, 3)):
        count = dice.randint(2, 6)
        of_device[f"device-{number}"] = range(cells, cells + count)
        cells += count
    for device, own in of_device.items():
        keys = [(f"measure-{number}", device) for number in range(dice.randint(1, 4))]
        needs_first = dice.random() < 0.3
        for number, key in enumerate(keys):
            touched = dice.sample(list(own), dice.randint(1, len(own)))
            rivals = frozenset(each for each in keys[1:3] if number in (1, 2) and each != key)
            needs = (keys[0],) if needs_first and number == 3 else ()
            raises = tuple((cell, dice.randint(1, 2)) for cell in sorted(touched))
            options.append(Option(key, device, dice.randint(2, 30), raises, needs, rivals))
    if dice.random() < 0.7:
        touched = dice.sample(range(cells), dice.randint(1, cells))
        options.append(Option(("router", "home"), "", 15, tuple((cell, 2) for cell in sorted(touched))))
    levels = [dice.choice((0, 0, 0, 1, 2)) for _ in range(cells)]
    weights = [dice.randint(0, 10) for _ in range(cells)]
    return options, levels, weights


def allowed(chosen: tuple[Option, ...]) -> bool:
    keys = {each.key for each in chosen}
    return all(not each.rivals & keys and keys.issuperset(each.needs) for each in chosen)


def worth(chosen: tuple[Option, ...], levels: list[int], weights: list[int]) -> int:
    after = list(levels)
    for option in chosen:
        for cell, level in option.raises:
            after[cell] = max(after[cell], level)
    return sum((new - old) * weight for new, old, weight in zip(after, levels, weights, strict=True))


def best_by_trying(
    options: list[Option], levels: list[int], weights: list[int], minutes: int | None, actions: int | None
) -> int:
    best = 0
    for size in range(min(len(options), actions if actions is not None else len(options)) + 1):
        for chosen in combinations(options, size):
            spent = sum(each.minutes for each in chosen)
            if (minutes is None or spent <= minutes) and allowed(chosen):
                best = max(best, worth(chosen, levels, weights))
    return best


@pytest.mark.parametrize(("minutes", "actions"), [(10, 3), (30, None), (60, None), (None, None)])
def test_the_choice_is_as_good_as_trying_every_set(minutes: int | None, actions: int | None) -> None:
    for seed in range(200):
        options, levels, weights = problem(seed)
        choice = Chooser(options, levels, weights).choose(minutes, actions)
        assert choice.gain == worth(choice.options, levels, weights)
        assert choice.gain == best_by_trying(options, levels, weights, minutes, actions), seed
        assert allowed(choice.options)
        assert minutes is None or choice.minutes <= minutes
        assert actions is None or len(choice.options) <= actions


def test_the_order_of_the_options_changes_nothing() -> None:
    for seed in range(60):
        options, levels, weights = problem(seed)
        first = Chooser(options, levels, weights).choose(30)
        Random(seed).shuffle(options)  # noqa: S311  no secret
        assert Chooser(options, levels, weights).choose(30) == first


def test_no_step_is_chosen_that_adds_nothing() -> None:
    for seed in range(200):
        options, levels, weights = problem(seed)
        choice = Chooser(options, levels, weights).choose()
        needed = {key for each in choice.options for key in each.needs}
        for left_out in choice.options:
            rest = tuple(each for each in choice.options if each is not left_out)
            assert left_out.key in needed or worth(rest, levels, weights) < choice.gain
