"""The page of what was read in a photograph: from a frame to its digit, and from there to the whole explanation."""

import unittest

from page import READ, PageTest


class ReadTest(PageTest):
    def test_every_frame_leads_to_its_digit(self) -> None:
        self.open(READ, is_live=False)
        frames = self.js("return [...document.querySelectorAll('.photograph a')].map((one) =>"
                         " [one.getAttribute('href'), one.getAttribute('aria-label')])")
        self.assertGreater(len(frames), 40, "frames of digits")
        for target, label in frames:
            answer = self.js("return document.querySelector(arguments[0] + ' strong').textContent", target)
            self.assertIn(label, (answer, f"{answer}, not believed"), target)

    def test_a_digit_opens_in_the_report(self) -> None:
        self.open(READ, is_live=False)
        items = self.js("return [...document.querySelectorAll('.pieces > li')].slice(0, 3).map((one) =>"
                        " [one.querySelector('.answers b').textContent, one.querySelector('.answers span:last-child').textContent.replaceAll('\\u00a0', ' '),"
                        " one.querySelector('a').href])")
        for place, (best, probability, link) in enumerate(items, 1):
            with self.subTest(link[-1100:-1040]):
                self.driver.get("about:blank")
                self.driver.get(link)
                self.until(lambda: self.js("return document.documentElement.dataset.live") == "ready", "the report is alive")
                self.assertRegex(self.text(".taken"), f"^Taken for an? {best}, at {probability}")
                self.assertNotIn("It shows", self.text(".taken"), "what it shows is not known")
                self.assertEqual(self.text(".source"), f"Digit {place} of a picture that is not here")
                self.js("document.querySelector('.layer-c3 .units').focus()")
                self.assertIn(f"digit=picture.{place}.", self.driver.current_url)

    def test_a_digit_that_is_not_whole_is_left_out(self) -> None:
        for digit in ("picture.1.AAAA", "picture.x." + "A" * 1046):
            with self.subTest(digit[:12]):
                self.open(fragment=f"#digit={digit}&unit=c1.0")
                self.assertEqual(self.text(".source"), "Test digit 0 of MNIST")

    def test_the_page_fits(self) -> None:
        for width in (390, 768, 1100, 1280):
            with self.subTest(width):
                self.screen(width)
                self.open(READ, is_live=False)
                beyond = self.js("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.assertEqual(beyond, 0, "pixels to scroll to the side")
                cut = self.js("return [...document.querySelectorAll('.pieces > li *')].filter((one) => one.scrollWidth > one.clientWidth + 1"
                              " && one.clientWidth > 1).map((one) => one.outerHTML.slice(0, 80))")
                self.assertEqual(cut, [], "what does not fit its digit’s place")

    def test_bars_say_why_a_digit_is_not_believed(self) -> None:
        self.open(READ, is_live=False)
        items = self.js("return [...document.querySelectorAll('.pieces > li')].map((one) => ["
                        "one.classList.contains('doubtful'), ...[...one.querySelectorAll('.answers li:first-child rect')].map((bar) =>"
                        " Number(bar.getAttribute('x') ?? bar.getAttribute('width')))])")
        self.assertIn(True, [is_doubtful for is_doubtful, _, _ in items], "some digit of the sheet is not believed")
        for is_doubtful, evidence, least in items:
            # Bars are drawn to a tenth of a pixel.
            if abs(evidence - least) > 0.2:
                self.assertEqual(is_doubtful, evidence < least, "the bar ends before the stroke")

    def test_what_needs_a_second_look_is_linked(self) -> None:
        self.open(READ, is_live=False)
        linked = self.js("return [...document.querySelectorAll('.second-look')].filter((one) => one.textContent.startsWith('Not believed'))"
                         ".flatMap((one) => [...one.querySelectorAll('a')].map((link) => link.getAttribute('href').slice(1)))")
        doubtful = self.js("return [...document.querySelectorAll('.pieces > .doubtful')].map((one) => one.id)")
        self.assertEqual(linked, doubtful)


if __name__ == "__main__":
    unittest.main()
