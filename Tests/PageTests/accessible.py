"""What axe-core has to say of a page."""

from pathlib import Path

from axe_core_python.selenium import Axe

from page import ALIVE, PageTest


class AccessiblePageTest(PageTest):
    def assert_accessible(self, page: Path, width: int, ground: str) -> None:
        """On a screen of a width and a ground, `light`, `dark` or `forced`, with all that can be opened open."""
        where = f"{page.name}, {ground}, {width} px"
        with self.subTest(where):
            self.screen(width, dark=ground == "dark", forced=ground == "forced")
            self.open(page, is_live=page in ALIVE)
            self.open_all_details()
            found = Axe().run(self.driver)
            violations = [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
                          for rule in found["violations"] for node in rule["nodes"]]
            self.assertEqual(violations, [], "rules of accessibility are violated")
            self.assertGreater(len(found["passes"]), 20, "rules that applied and hold")
            self.measured(f"{where}: {len(found['passes'])} rules hold, none is violated")
