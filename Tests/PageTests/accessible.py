"""What axe-core has to say of a page."""

from pathlib import Path

from axe_core_python.selenium import Axe

from page import ALIVE, PageTest


# What depends on the ground; all other rules are about elements and places.
COLOURS = ["color-contrast", "link-in-text-block"]


class AccessiblePageTest(PageTest):
    def assert_accessible(self, page: Path, width: int, ground: str, fragment: str = "") -> None:
        """On a screen of a width and a ground, `light`, `dark` or `forced`, with all that can be opened open."""
        where = f"{page.name}{fragment}, {ground}, {width} px"
        with self.subTest(where):
            self.screen(width, dark=ground == "dark", forced=ground == "forced")
            self.open(page, fragment, is_live=page in ALIVE)
            self.open_all_details()
            # Of what holds only how much: to list it all takes as long as to find out.
            options = {"resultTypes": ["violations"]}
            if ground != "light":
                options["runOnly"] = {"type": "rule", "values": COLOURS}
            found = Axe().run(self.driver, options=options)
            violations = [f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
                          for rule in found["violations"] for node in rule["nodes"]]
            self.assertEqual(violations, [], "rules of accessibility are violated")
            self.assertGreater(len(found["passes"]), 20 if ground == "light" else 0, "rules that applied and hold")
            self.measured(f"{where}: {len(found['passes'])} rules hold, none is violated")
