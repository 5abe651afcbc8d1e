"""A page is one file: it asks nobody for anything, and complains of nothing."""

import json
import unittest
from urllib.parse import urlparse

from page import ALIVE, STILL, PageTest


class OfflineTest(PageTest):
    def use(self) -> None:
        """Touches whatever there is."""
        self.open_all_details()
        self.js("for (const one of document.querySelectorAll('.live button, .live summary, .live [type=checkbox]')) one.click()")
        self.open_all_details()
        if self.texts(".paper"):
            self.draw([(70, 60), (130, 60), (200, 60), (140, 220)])

    def requests(self) -> list[str]:
        events = (json.loads(entry["message"])["message"] for entry in self.logs("performance"))
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def test_nothing_leaves_the_file_and_the_console_stays_empty(self) -> None:
        for page in ALIVE:
            with self.subTest(page=page.name):
                self.cdp("Browser.setDownloadBehavior", behavior="deny")
                self.open(page)
                self.use()
                addresses = [urlparse(address) for address in self.requests()]
                files = {address.path for address in addresses if address.scheme == "file"}
                self.assertEqual(files, {page.as_posix()}, "files that the page reads")
                others = {address.scheme for address in addresses} - {"file", "data", "blob", "about"}
                self.assertEqual(others, set(), f"kinds of addresses asked for, of {len(addresses)}")
                self.assertEqual([entry["message"] for entry in self.logs("browser")], [], "the console")
                self.measured(f"{page.name}: {len(addresses)} requests, all within the file")

    def test_a_page_without_a_live_part_complains_of_nothing_either(self) -> None:
        for page in STILL:
            with self.subTest(page=page.name):
                self.open(page, is_live=False)
                self.assertEqual([entry["message"] for entry in self.logs("browser")], [], "the console")

    def test_the_policy_lets_nothing_through(self) -> None:
        for page in ALIVE:
            with self.subTest(page=page.name):
                self.open(page)
                policy = self.js("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
                self.assertTrue(policy.startswith("default-src 'none'; img-src data:"), policy)
                blocked = self.driver.execute_async_script("""
                    const [done] = arguments;
                    addEventListener("securitypolicyviolation", ({ blockedURI }) => done(blockedURI));
                    new Image().src = "https://example.invalid/";
                """)
                self.assertEqual(blocked, "https://example.invalid/", "what the policy stops")

    def test_the_policy_obeys_nothing_that_the_page_was_not_made_with(self) -> None:
        injections = {
            "script-src-elem": "document.head.append(Object.assign(document.createElement('script'), { text: 'injected = 1' }))",
            "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<p id=x onclick=\"injected = 1\">'); x.click()",
            "style-src-elem": "document.head.append(Object.assign(document.createElement('style'), { textContent: '* { color: red }' }))",
            "style-src-attr": "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">')",
            "base-uri": "document.head.append(Object.assign(document.createElement('base'), { href: 'https://example.invalid/' }))",
            "form-action": "document.body.insertAdjacentHTML('beforeend', '<form action=\"https://example.invalid/\"></form>'); document.forms[0].submit()",
        }
        for page in ALIVE:
            with self.subTest(page=page.name):
                self.open(page)
                for directive, injection in injections.items():
                    stopped = self.driver.execute_async_script("""
                        const [done] = arguments;
                        document.addEventListener("securitypolicyviolation",
                            ({ effectiveDirective }) => done(effectiveDirective), { once: true });
                        INJECTION;
                        setTimeout(done, 2000, "nothing");
                    """.replace("INJECTION", injection))
                    self.assertEqual(stopped, directive, injection)
                self.assertEqual(self.js("return typeof injected"), "undefined", "a script ran")


if __name__ == "__main__":
    unittest.main()
