"""A site of lessons searches all of them, from disk and from a server alike."""

import threading
import unittest
from functools import cache, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlparse

from selenium.webdriver import Keys

from accessible import AccessiblePageTest
from page import PAGES
from test_phone import WIDE

SITE = PAGES / "site"
INDEX = SITE / "index.html"
# One with a live part, and one without.
LIVE_LESSON = SITE / "02-convolution.html"
LESSON = SITE / "03-activations.html"
HAND_OUT = SITE / "02-convolution-handout.html"


class SearchTest(AccessiblePageTest):
    def search(self, query: str) -> None:
        self.open(INDEX, "?" + urlencode({"q": query}), is_live=False)

    def results(self) -> list[str]:
        return self.texts(".results a")

    # What is found.

    def test_the_best_result_is_the_section_that_is_about_it(self) -> None:
        for query, first in [
            ("convolution", "2. C1: convolution"),
            ("margin and stride", "2. C1: convolution › Margin and stride"),
            ("stride margin", "2. C1: convolution › Margin and stride"),
            ("BACKPROP", "8. Backpropagation"),
        ]:
            with self.subTest(query):
                self.search(query)
                self.assertTrue(self.results()[0].startswith(first), f"{self.results()[:3]}, expected {first} first")

    def test_words_need_only_begin_and_their_accents_and_case_do_not_count(self) -> None:
        for query, other in [("crosscorrelation", None), ("KERNÉL", "kernel"), ("normalization", "normalisation"),
                             ("kernels", "kernel")]:
            with self.subTest(query):
                self.search(query)
                found = self.results()
                if other is None:
                    self.assertEqual(found, [])
                    self.assertRegex(self.text("#found"), "^No lesson says “crosscorrelation”")
                    continue
                self.search(other)
                self.assertEqual(set(found), set(self.results()), f"{query} as {other}")
                self.assertGreater(len(found), 1)

    def test_numbers_are_whole_and_products_are_one_term(self) -> None:
        marks = {"5 × 5": r"5\s*[×*x]\s*5", "5x5": r"5\s*[×*x]\s*5", "44426": "44[,_]426", "576": "576"}
        for query, pattern in marks.items():
            with self.subTest(query):
                self.search(query)
                found = self.texts(".results mark")
                self.assertGreater(len(found), 0)
                for mark in found:
                    self.assertRegex(mark, f"^{pattern}$")

    def test_all_words_are_in_a_section_or_it_is_said(self) -> None:
        self.search("kernel stride")
        self.assertRegex(self.text("#found"), r"^\d+ sections? in \d+ lessons?\.$")
        self.search("kernel gobbledygook")
        self.assertRegex(self.text("#found"), "^No section has all of “kernel gobbledygook”")

    def test_what_is_folded_away_is_found_and_not_given_away(self) -> None:
        # It stands in an outcome alone.
        self.search("hundred-thousandth rounding upper left corner")
        self.assertTrue(self.results()[0].endswith("All pixels"), self.results())
        self.assertRegex(self.text(".snippet"), "^In what is folded away there")
        self.assertEqual(self.texts(".snippet mark"), [])

    def test_a_result_leads_to_its_section(self) -> None:
        self.search("margin stride")
        self.find(".results a").click()
        self.until(lambda: self.js("return document.querySelector(':target')?.textContent") == "Margin and stride",
                   "the section's heading")

    def test_code_of_a_lesson_is_quoted_as_text(self) -> None:
        self.search("convolve kernel bias Float")
        self.assertIn("func convolve(_ digit: Digit, _ kernel: [Float], bias: Float) -> [Float] {",
                      "\n".join(self.texts("pre.snippet")))

    # How one asks.

    def test_the_address_follows_what_is_typed(self) -> None:
        self.open(INDEX, is_live=False)
        self.find(".search input").send_keys("pooling shift")
        self.until(self.results, "results")
        self.assertFalse(self.find(".lessons").is_displayed(), "the list of lessons makes room")
        self.assertEqual(self.asked(), ["pooling shift"])
        self.find(".search input").send_keys(Keys.CONTROL + "a", Keys.BACKSPACE)
        self.until(lambda: self.find(".lessons").is_displayed(), "the list comes back")
        self.assertEqual(self.asked(), [])

    def asked(self) -> list[str]:
        return parse_qs(urlparse(self.driver.current_url).query).get("q", [])

    def test_the_keyboard_suffices(self) -> None:
        self.open(INDEX, is_live=False)
        self.press("/")
        self.press("stride")
        self.until(self.results, "results")
        self.press(Keys.ENTER)
        active = "return [...document.querySelectorAll('.results a')].indexOf(document.activeElement)"
        for key, place in [(None, 0), (Keys.ARROW_DOWN, 1), (Keys.ARROW_UP, 0), (Keys.ARROW_UP, -1), (Keys.ARROW_DOWN, 0)]:
            if key:
                self.press(key)
            self.assertEqual(self.js(active), place, f"after {key!r}")
        self.press(Keys.ENTER)
        self.until(lambda: "#" in self.driver.current_url or "/02-" in self.driver.current_url, "the lesson opens")

    def test_a_lesson_leads_to_the_search(self) -> None:
        for page in (LIVE_LESSON, LESSON):
            with self.subTest(page.name):
                self.open(page, is_live=False)
                self.press("/")
                self.press("5 × 5", Keys.ENTER)
                self.until(lambda: "index.html" in self.driver.current_url and self.results(), "the search has its results")
                self.assertEqual(self.asked(), ["5 × 5"])

    def test_a_server_shows_the_same_under_its_policy(self) -> None:
        handler = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=SITE)) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            self.driver.get(f"http://127.0.0.1:{server.server_port}/?q=stride")
            from_server = self.results()
            server.shutdown()
        self.search("stride")
        self.assertEqual(from_server, self.results())
        refused = [entry["message"] for entry in self.logs("browser") if "favicon" not in entry["message"]]
        self.assertEqual(refused, [], "what the browser objects to")

    # The site as a whole.

    def test_every_link_stays_in_the_site(self) -> None:
        pages = sorted(SITE.glob("*.html"))
        self.assertGreater(len(pages), 40, "lessons and their hand-outs")
        for page in pages:
            with self.subTest(page.name):
                self.driver.get(page.as_uri())
                links = self.js("return [...document.querySelectorAll('a[href]')].filter((one) => !one.closest('[hidden]'))"
                                ".map((one) => one.getAttribute('href'))")
                for link in links:
                    parts = urlparse(link)
                    if parts.scheme == "https":
                        continue
                    self.assertNotIn("/", link, "below the site's folder")
                    other = SITE / (parts.path or page.name)
                    self.assertTrue(other.is_file(), f"{link} is not there")
                    if parts.fragment:
                        self.assertIn(parts.fragment, ids(other), f"{link} has no anchor there")

    def test_no_page_of_the_site_violates_a_rule(self) -> None:
        for ground, width in product(("light", "dark", "forced"), (1280, 1100, 768, 390)):
            if ground == "light" or width in (1280, 390):
                self.assert_accessible(LESSON, width, ground)
                self.assert_accessible(HAND_OUT, width, ground)
                for fragment in ("", "?q=kernel"):
                    self.assert_accessible(INDEX, width, ground, fragment)
                    if ground == "light":
                        self.assertEqual(self.js(WIDE), [], "what sticks out")


@cache
def ids(page: Path) -> set[str]:
    """The anchors of a page."""
    found: set[str] = set()

    class Anchors(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            found.update(value for name, value in attributes if name == "id" and value)

    Anchors().feed(page.read_text())
    return found


if __name__ == "__main__":
    unittest.main()
