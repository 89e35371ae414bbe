"""Holds the scenario language's JSON Schema against scenarios, with a validator that others wrote.

The schema must be one, every good scenario must be accepted, and of the broken ones those that a schema can refuse must
be refused. `expected.json` says which: {"FILE.json": {"schema": true, "problems": [...]}}.

Usage: check_schema.py TOP, where TOP is the top of the package.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator


def read(path):
    """The JSON in a file. Of a key given twice, which no schema can see, the last counts."""

    def refuse(word):
        raise ValueError(f"{word} is no number")

    return json.loads(path.read_text(encoding="utf-8-sig"), parse_constant=refuse)


def complaint(validator, path):
    """What the schema has against a file; None if nothing."""
    try:
        error = next(validator.iter_errors(read(path)), None)
    except (ValueError, RecursionError) as error:  # no JSON, no UTF-8
        return f"not JSON: {error}"
    return error and f"{error.json_path}: {error.message[:200]}"


def main(top):
    scenarios, broken = top / "Scenarios", top / "Tests" / "ScenarioTests" / "Broken"
    schema = read(scenarios / "scenario.schema.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    failures = []

    good = [path for path in sorted(scenarios.rglob("*.json")) if path.name != "scenario.schema.json"]
    for path in good:
        if said := complaint(validator, path):
            failures.append(f"{path.relative_to(top)} should be accepted: {said}")

    expected = read(broken / "expected.json") if (broken / "expected.json").exists() else {}
    refusable = [name for name, expectation in sorted(expected.items()) if expectation["schema"]]
    for name in refusable:
        if complaint(validator, broken / name) is None:
            failures.append(f"{(broken / name).relative_to(top)} should be refused")

    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{len(good)} good and {len(refusable)} broken scenarios, {len(failures)} not as they should be")
    return 1 if failures or not good else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
