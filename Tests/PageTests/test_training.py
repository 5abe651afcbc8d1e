"""The page that trains does learn, and obeys."""

import re
import unittest

from selenium.webdriver.support.select import Select

from page import SLACK, TRAIN, PageTest

# How many seconds after the click on Train the page says that 95 % are right, and what it says.
PROGRESS = """
  const words = document.querySelector(".words");
  let begin = 0;
  document.querySelector("button.main").addEventListener("click", () => (begin = performance.now()));
  new MutationObserver(() => {
    const [, accuracy] = words.textContent.match(/right on ([0-9.]+) %/);
    if (accuracy >= 95) globalThis.learned ??= [(performance.now() - begin) / 1000, words.textContent];
  }).observe(words, { childList: true });
"""


class TrainingTest(PageTest):
    def setUp(self) -> None:
        super().setUp()
        self.open(TRAIN)
        self.until(lambda: self.text(".words").startswith("Untrained"), "an untrained network")

    def steps(self) -> int:
        return self.steps_and_weights()[0]

    def steps_and_weights(self) -> tuple[int, str]:
        """At one moment: the steps taken, and the filters as they are drawn."""
        words, drawn = self.js("return [document.querySelector('.words').textContent,"
                               " [...document.querySelectorAll('.trainer canvas')].at(-1).toDataURL()]")
        found = re.search(r"step ([\d,]+) of", words)
        return int(found[1].replace(",", "")) if found else 0, drawn

    def accuracy(self) -> float:
        """In per cent, of the digits held out."""
        return float(re.search(r"right on ([\d.]+) %", self.text(".words"))[1])

    def test_it_proposes_the_rate_that_swift_does(self) -> None:
        chosen = self.js("return [...document.querySelectorAll('.trainer select')].map((one) => one.selectedOptions[0].text)")
        self.assertEqual(chosen, ["ReLU", "0.004"])

    def test_it_is_right_on_95_of_100_within_ten_seconds(self) -> None:
        self.js(PROGRESS)
        self.click("Train")
        self.until(lambda: self.js("return globalThis.learned ?? null"), "right on 95 % of the digits held out", seconds=20)
        seconds, words = self.js("return learned")
        self.measured(f"{seconds:.1f} s; at most 10 × {SLACK:g}: {words}")
        self.assertLess(seconds, 10 * SLACK, f"seconds until {words}")

    def test_pause_step_and_go_on(self) -> None:
        self.click("Train")
        self.until(lambda: self.steps() > 20, "steps are taken")
        self.click("Pause")
        self.until(lambda: self.texts("[role=status]")[0].startswith("Epoch"), "where it stands is said aloud")
        for _ in range(2):
            before, weights = self.steps_and_weights()
            self.click("One step")
            self.until(lambda: self.steps() > before, "a step is taken")
            self.assertTrue(self.steps_and_weights()[1] != weights, "the filters change with a step")
        # Two at most, if the first was heard of late.
        self.assertLessEqual(self.steps() - before, 2, "steps by one click while training pauses")
        paused = self.steps()
        self.click("Go on")
        self.until(lambda: self.steps() > paused + 20, "it goes on")

    def test_start_again_forgets_all_of_it(self) -> None:
        untrained = self.steps_and_weights()
        self.click("One step")
        self.until(lambda: self.steps() == 1, "one step")
        stepped = self.steps_and_weights()
        self.click("Start again")
        self.until(lambda: self.text(".words").startswith("Untrained"), "it is untrained again")
        self.assertTrue(self.steps_and_weights() == untrained, "the same seed gives the same weights")
        self.click("One step")
        self.until(lambda: self.steps() == 1, "one step")
        self.assertTrue(self.steps_and_weights() == stepped, "and the same step")

    def test_earlier_runs_stay_with_what_was_chosen_for_them(self) -> None:
        self.click("One step")
        self.until(lambda: self.steps() == 1, "one step")
        Select(self.find(".trainer select")).select_by_visible_text("sigmoid")
        self.until(lambda: self.text(".words").startswith("Untrained"), "another activation begins anew")
        self.until(lambda: len(self.texts(".runs li")) == 1, "the first run is remembered")
        self.assertRegex(self.texts(".runs li")[0], r"^ReLU, rate 0.004, seed 1: [\d.]+ % after 1 step$")

    def test_it_can_be_trained_again(self) -> None:
        self.click("Train")
        self.until(lambda: self.text(".words").startswith("Finished"), "it finishes", seconds=60)
        self.click("Train again")
        self.until(lambda: self.text(".words").startswith("Epoch 1"), "it begins anew")
        self.assertEqual(len(self.texts(".runs li")), 1, "the first run is remembered")
        described = self.js("return document.querySelector('.trainer canvas').getAttribute('aria-label')")
        self.assertRegex(described, r"^Right, %: ", "the curves are described")

    def test_a_choice_begins_anew(self) -> None:
        self.click("One step")
        self.until(lambda: self.steps() == 1, "one step")
        Select(self.find(".trainer select")).select_by_visible_text("sigmoid")
        self.until(lambda: self.text(".words").startswith("Untrained"), "another activation begins anew")

    def test_the_digit_below_follows(self) -> None:
        def verdict() -> str:
            return self.text(".taken")
        self.click("Train")
        before = verdict()
        self.until(lambda: verdict() != before, "the verdict follows")
        self.until(lambda: self.accuracy() >= 90, "it learns")
        self.until(lambda: "That is right." in verdict(), "the digit is read")

    def test_the_focus_stays_while_it_learns(self) -> None:
        self.click("Train")
        self.js("document.querySelector('.why .terms button').focus()")
        begin = self.steps()
        self.until(lambda: self.steps() > begin + 50, "steps are taken")
        self.assertTrue(self.js("return document.activeElement.matches('.why .terms button')"),
                        "the focus is on a contribution still")


if __name__ == "__main__":
    unittest.main()
