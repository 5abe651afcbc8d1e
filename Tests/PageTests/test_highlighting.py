"""The notebook's editors colour Swift as pages do: by the examples that Swift's tests have."""

import base64
import json
import unittest
from pathlib import Path

from page import PageTest

ROOT = Path(__file__).parents[2]
EXAMPLES = json.loads((ROOT / "Tests/LessonTests/highlighting.json").read_text())
TOKENS = base64.b64encode((ROOT / "Sources/Pages/Scripts/notebook/tokens.js").read_bytes()).decode()


class HighlightingTest(PageTest):
    def test_tokens_are_those_of_the_examples(self) -> None:
        self.driver.get("about:blank")
        found = self.driver.execute_async_script("""
            const [source, codes, done] = arguments;
            import(`data:text/javascript;base64,${source}`).then(({ tokensOf }) => done(codes.map(
              (code) => tokensOf(code).map(({ kind, text }) => [kind, text]))));
        """, TOKENS, [example["code"] for example in EXAMPLES])
        for example, tokens in zip(EXAMPLES, found):
            self.assertEqual(tokens, example["tokens"], example["code"])


if __name__ == "__main__":
    unittest.main()
