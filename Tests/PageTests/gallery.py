"""Takes the README's picture of the notebook: a slider's cell in lesson 2, and what follows from it."""

import unittest

from selenium.webdriver import Keys

from notebook import NotebookTest

PICTURE = "output/gallery/notebook.png"


class Gallery(NotebookTest):
    def test_the_notebooks_picture(self) -> None:
        self.screen(1000, 1190, still=True)
        self.cdp("Emulation.setScrollbarsHidden", hidden=True)
        self.visit("02-convolution")
        slider = self.find("input[type=range]")
        slider.send_keys(*[Keys.ARROW_RIGHT] * 6)
        self.until(lambda: "A kernel for edges at 135°" in self.texts(".figure-title"), "the figures follow")
        self.until_status("^Done in")
        self.js("""
            const slider = arguments[0];
            const section = slider.closest("section");
            const before = [section.previousElementSibling, section].find((one) => one?.dataset.kind === "prose") ?? section;
            // With a mouse, which this browser lacks, they are seen only where one points.
            for (const adder of document.querySelectorAll(".adder")) adder.style.opacity = "0";
            scrollTo({ top: before.getBoundingClientRect().top + scrollY - 80, behavior: "instant" });
        """, slider)
        self.driver.save_screenshot(PICTURE)


if __name__ == "__main__":
    unittest.main()
