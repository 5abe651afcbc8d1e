"""A student changes the notebook's cells where they stand, and sees what follows."""

import http.client
import time
import unittest

from selenium.webdriver import Keys

from notebook import CUBE, EXERCISE, NUMBER, SMALL, TEXT, TURNED, NotebookTest
from page import SLACK


class CellTest(NotebookTest):
    def test_a_number_in_lesson_2_changes_figure_and_prose(self) -> None:
        self.visit("02-convolution")
        figures = "return [...document.querySelectorAll('figure')].map((one) => one.innerHTML)"
        sentences = self.texts("[data-kind=outcome] .prose")
        before = self.js(figures)
        cell = self.cell(0)
        text = cell.get_attribute("value")
        self.assertIn("row: 6, column: 10", text)
        self.write(0, text.replace("row: 6, column: 10", "row: 12, column: 12"))
        start = time.monotonic()
        self.run_it()
        self.until(lambda: self.js(figures)[1] != before[1], "another patch", 3)
        self.measured(f"from Shift–Return to the new figure: {time.monotonic() - start:.1f} s")
        self.until(lambda: self.texts("[data-kind=outcome] .prose")[0] != sentences[0], "another sentence", 3)
        self.until_status("^Done in")
        self.assertIn("row: 12, column: 12", (self.folder / "02-convolution.md").read_text(), "the file has the change")

    def test_a_mistake_is_said_at_its_line_and_is_not_saved(self) -> None:
        self.visit()
        cell = self.write(NUMBER, "let number = 3\nshow(nmber)")
        self.run_it()
        self.until(lambda: self.texts(".messages li"), "a message")
        self.assertRegex(self.text(".messages li"), "^Line 2 ")
        self.assertIn("find 'nmber' in scope", self.text(".messages li"))
        self.assertEqual(cell.get_attribute("aria-invalid"), "true")
        described = cell.get_attribute("aria-describedby").split()
        self.assertIn("nmber", self.text(f"#{described[-1]}"), "those who hear the page are told")
        self.assertEqual(self.js("return [...document.querySelectorAll('.line-numbers .marked')].map((one) => one.dataset.text)"), ["2"])
        self.assertEqual(self.file.read_text(), TEXT, "what does not compile is not written")
        self.assertTrue(self.js("return document.querySelector('.output samp').textContent === 'number 3'"), "what was shown stays")
        # The message leads to its line.
        self.click("Line 2")
        self.assertEqual(self.js("return getSelection().toString()"), "show(nmber)")
        # It is there still when the page is opened again.
        self.visit_again()
        self.assertIn("nmber", self.value(NUMBER))
        self.write(NUMBER, "let number = 5\nshow(number)")
        self.run_it()
        self.until_shown("Its square is 25.")
        self.assertFalse(self.texts(".messages li"))
        self.assertIn("let number = 5", self.file.read_text())

    def visit_again(self) -> None:
        self.driver.get(f"{self.origin}/lessons/{SMALL}")
        self.until(lambda: self.texts(".messages li"), "the message is there again")

    def test_a_trap_in_a_helper_points_at_the_cell(self) -> None:
        self.visit()
        self.write(NUMBER, "let number = 3\nfunc last(_ all: [Int]) -> Int {\n  all[3]\n}\nshow(last([1]))")
        self.run_it()
        self.until(lambda: self.texts(".messages li"), "a message")
        self.assertRegex(self.text(".messages li"), "^Line (3|5) ")
        self.assertIn("ut of range", self.text(".messages li"))

    def test_a_loop_without_end_is_stopped(self) -> None:
        self.visit()
        self.write(NUMBER, "let number = 3\nwhile true {}")
        self.run_it()
        self.until_status("^Running")
        self.until(lambda: self.text(".seconds"), "how long it has taken")
        self.click("Stop")
        self.until_status("^Stopped after", 3)
        self.write(NUMBER, "let number = 4\nshow(number)")
        self.run_it()
        self.until_shown("Its square is 16.")

    def test_what_was_changed_is_put_back(self) -> None:
        self.visit()
        self.assertFalse(self.js("return document.querySelector('.put-back').checkVisibility()"))
        self.write(NUMBER, "let number = 6")
        self.run_it()
        self.until_shown("Its square is 36.")
        self.click("Put back")
        self.until_shown("Its square is 9.", "number 3")
        self.assertEqual(self.file.read_text(), TEXT)

    def test_a_slider_shows_what_depends_on_it_and_is_saved(self) -> None:
        self.visit()
        slider = self.in_view(self.find(".slider input"))
        slider.send_keys(Keys.ARROW_RIGHT)
        self.until_shown("index 5", "Twice that is 10.")
        self.until(lambda: "var index = 5" in self.file.read_text(), "the file has the value")
        self.assertIn("var index = 5", self.value(TURNED))

    def test_a_cell_is_added_and_removed(self) -> None:
        self.visit()
        count = len(self.texts(".editor"))
        self.js("document.querySelector('#b1 .adder button').focus()")
        self.press(Keys.ENTER)
        self.until(lambda: len(self.texts(".editor")) == count + 1, "one more cell")
        self.until(lambda: self.js("return document.activeElement.matches('[data-added] textarea')"), "it has the focus")
        self.press("show(\"added \\(number)\")")
        self.run_it()
        self.until_shown("added 3")
        self.assertIn("added", self.file.read_text())
        self.js("document.querySelector('[data-added] .remove').click()")
        self.until(lambda: "added" not in self.file.read_text(), "the file is as before")
        self.until(lambda: len(self.texts(".editor")) == count, "so is the page")


class QuestionTest(NotebookTest):
    def test_an_exercise_is_solved_with_hints(self) -> None:
        self.visit()
        self.assertIn("Not yet", " ".join(self.texts("[data-kind=exercise] .element")))
        self.click("Hint 1 of 2")
        self.assertEqual(self.js("return document.activeElement.innerText.trim()"), "Hint. It is a sum.")
        self.assertFalse(self.js("return document.querySelectorAll('.hints > div')[1].checkVisibility()"), "one by one")
        self.write(EXERCISE, "func double(_ value: Int) -> Int {\n  value + 1\n}")
        self.run_it()
        self.until_shown("Of 4 it makes 5 instead of 8.")
        self.write(EXERCISE, "func double(_ value: Int) -> Int {\n  value + value\n}")
        self.run_it()
        self.until(lambda: self.texts(".solved") == ["Solved."], "it is solved")
        self.driver.get(self.origin)
        self.until(lambda: any("1 of 1 exercise" in words for words in self.texts(".progress")), "it is remembered")

    def test_a_prediction_is_made_before_its_result_is_shown(self) -> None:
        self.visit()
        shown = "return [...document.querySelectorAll('[data-predicted] .output')].some((one) => one.checkVisibility())"
        self.assertFalse(self.js(shown))
        self.in_view(self.find(".prediction input")).send_keys("25", Keys.ENTER)
        self.until(lambda: self.js(shown), "the result")
        self.assertEqual(self.text(".said"), "You said 25; it is 27.")
        self.driver.refresh()
        self.until(lambda: self.texts(".said") == ["You said 25; it is 27."], "it is remembered")

    def test_a_quiz_marks_itself(self) -> None:
        self.visit()
        marks = "return [...document.querySelectorAll('.choice > div')].filter((one) => one.checkVisibility()).map((one) => one.innerText)"
        self.assertEqual(self.js(marks), [])
        first = self.in_view(self.find(".choice input"))
        first.click()
        self.click("Check")
        self.assertRegex(self.js(marks)[0], "No.\\s+Halves")
        first.send_keys(Keys.ARROW_DOWN)
        self.assertEqual(self.js(marks), [], "not before it is checked")
        self.press(Keys.ENTER)
        self.assertRegex(self.js(marks)[0], "Yes.\\s+One remains")


class ElsewhereTest(NotebookTest):
    def test_an_edit_in_another_editor_appears(self) -> None:
        self.visit()
        cell = self.cell(CUBE)
        cell.click()
        cell.send_keys(Keys.CONTROL + Keys.END)
        cell.send_keys("\n// typed")
        top = self.js("return arguments[0].getBoundingClientRect().top", cell)
        self.file.write_text(TEXT.replace("let number = 3", "let number = 7\n// more\n// lines"))
        self.until_shown("Its square is 49.")
        self.assertIn("// more", self.value(NUMBER))
        self.assertEqual(self.js("return document.activeElement"), cell, "the focus stays")
        self.assertRegex(cell.get_attribute("value"), "// typed$", "so does what is typed")
        self.assertAlmostEqual(self.js("return arguments[0].getBoundingClientRect().top", cell), top, delta=2, msg="and so does its place")

    def test_a_cell_that_was_changed_in_both_places_asks(self) -> None:
        self.visit()
        self.write(NUMBER, "let number = 4")
        self.file.write_text(TEXT.replace("let number = 3", "let number = 8"))
        self.until(lambda: self.texts(".conflict"), "it is said")
        self.assertIn("let number = 8", self.text(".conflict pre"))
        self.assertEqual(self.value(NUMBER), "let number = 4")
        self.click("Keep mine")
        self.until_shown("Its square is 16.")
        self.assertIn("let number = 4", self.file.read_text())

    def test_two_tabs_show_the_same(self) -> None:
        self.visit()
        first = self.driver.current_window_handle
        self.driver.switch_to.new_window("tab")
        second = self.driver.current_window_handle
        self.visit()
        self.write(NUMBER, "let number = 9\nshow(number)")
        self.run_it()
        self.until_shown("Its square is 81.")
        self.driver.close()
        self.driver.switch_to.window(first)
        self.assertNotEqual(first, second)
        self.until_shown("Its square is 81.")
        self.until(lambda: self.value(NUMBER) == "let number = 9\nshow(number)", "the text of the other tab")
        self.assertFalse(self.texts(".conflict"))

    def test_what_is_typed_outlives_the_notebook(self) -> None:
        self.visit()
        self.end()
        self.write(NUMBER, "let number = 10\nshow(number)")
        self.until(lambda: self.texts(".notice"), "it is said that the notebook does not answer")
        self.start("--port", str(self.port))
        self.visit()
        self.assertIn("let number = 10", self.value(NUMBER))
        self.cell(NUMBER).click()
        self.run_it()
        self.until_shown("Its square is 100.")

    def test_a_deleted_file_is_written_again(self) -> None:
        self.visit()
        self.file.unlink()
        self.until(lambda: self.texts(".notice"), "it is said")
        self.click("Write it again")
        self.until(self.file.exists, "it is there again")
        self.assertEqual(self.file.read_text(), TEXT)

    def test_a_new_lesson_is_made(self) -> None:
        self.driver.get(self.address)
        self.find(".new-lesson input").send_keys("My own", Keys.ENTER)
        self.until(lambda: self.driver.current_url.endswith("/lessons/31-my-own"), "it is opened")
        self.assertTrue((self.folder / "31-my-own.md").exists())


class GateTest(NotebookTest):
    def answer(self, path: str, method: str = "GET", **headers: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        self.addCleanup(connection.close)
        connection.request(method, path, body="{}" if method == "POST" else None, headers=headers)
        return connection.getresponse()

    def test_only_its_own_browser_is_answered(self) -> None:
        welcome = self.answer(f"/?token={self.token}")
        self.assertEqual(welcome.status, 303)
        cookie = welcome.headers["Set-Cookie"].split(";")[0]
        for name in ("HttpOnly", "SameSite=Strict"):
            self.assertIn(name, welcome.headers["Set-Cookie"])
        self.assertEqual(self.answer("/", Cookie=cookie).status, 200)
        own = {"Cookie": cookie, "Origin": self.origin}
        self.assertEqual(self.answer(f"/lessons/{SMALL}/stop", "POST", **own).status, 200)
        for path, method, headers in [
            ("/", "GET", {}),
            ("/?token=guess", "GET", {}),
            (f"/lessons/{SMALL}", "GET", {"Cookie": "lenet=guess"}),
            ("/", "GET", {"Cookie": cookie, "Host": f"evil.example:{self.port}"}),
            ("/", "GET", {"Cookie": cookie, "Origin": "http://evil.example"}),
            (f"/lessons/{SMALL}/run", "POST", {"Cookie": cookie, "Origin": "http://evil.example"}),
            (f"/lessons/{SMALL}/run", "POST", {"Cookie": cookie}),
            ("/", "GET", {"Cookie": cookie, "Sec-Fetch-Site": "cross-site"}),
        ]:
            with self.subTest(path=path, headers=headers):
                self.assertEqual(self.answer(path, method, **headers).status, 403)

    def test_another_page_is_refused(self) -> None:
        self.driver.get(f"{self.origin}/lessons/{SMALL}")
        self.assertNotIn("Its square", self.text("body"), "without the token")
        self.visit()
        self.js("window.addEventListener('securitypolicyviolation', () => (window.isRefused = true));"
                "const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.body.append(script)")
        self.until(lambda: self.js("return window.isRefused"), "a script that was put into the page does not run")
        self.assertIsNone(self.js("return window.ran"))


if __name__ == "__main__":
    unittest.main()
