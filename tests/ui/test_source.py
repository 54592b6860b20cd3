"""The page's sources: types, lint, their own tests, and the size of what is built."""

from __future__ import annotations

from tests.ui.browser import UI, needs_browser, needs_packages, run_in_ui


@needs_packages
class TestTheSource:
    def test_holds_to_its_types_and_lint_rules(self) -> None:
        run_in_ui("npx", "tsc", "--noEmit")
        run_in_ui("npm", "run", "lint")

    def test_does_what_its_own_tests_say(self) -> None:
        run_in_ui("npm", "test")

    def test_knows_the_api_as_it_is_now(self) -> None:
        run_in_ui("npm", "run", "types", "--", "--check")

    def test_names_no_registry_in_its_lock(self) -> None:
        lock = (UI / "package-lock.json").read_text("utf-8")
        assert '"resolved": "http' not in lock


@needs_packages
@needs_browser
class TestTheBuiltPage:
    def test_is_light_before_anything_is_opened(self) -> None:
        run_in_ui("node", "scripts/size.mjs")
