extension StudentWordsTests {
  /// Commas, brackets, text and what stands between statements.
  static let syntax = #"""
    let a = [1 2, 3]
               ^ expected ',' separator
    A comma is missing between “1” and “2”.

    let a = [1.0, 2.5 3.5]
                      ^ expected ',' separator
    A comma is missing between “2.5” and “3.5”.

      1, 2
          ^ expected ',' separator
    A comma is missing at the end of this line, behind “2”.

    let a = ["x" "y"]
                 ^ expected ',' separator
    A comma is missing before this text.

    let b = 3
    ^ expected ')' in expression list
    A “(” is open that no “)” closes: on this line or on one before it.

    let a = [1, 2
                 ^ expected ']' in container literal expression
    A “[” is open that no “]” closes: on this line or on one before it.

    let a = (1 + 2))
                   ^ consecutive statements on a line must be separated by ';'
    There is one “)” too many: no bracket is open that it closes.

    let a = [1, 2]]
                  ^ consecutive statements on a line must be separated by ';'
    There is one “]” too many: no bracket is open that it closes.

    }
    ^ extraneous '}' at top level
    There is one “}” too many: no “{” is open here.

    let a = [1, 2)
                 ^ expected ',' separator
    “)” does not close the bracket that is open: ( needs ), [ needs ], { needs }.

    let a = [1, 2, 3].map { $0 + 1
                               ^ result of operator '+' is unused [#no-usage]
    What “+” gives is not used: is “return” or “let … =” missing before it?

    for i in 0..<3
                  ^ expected '{' to start the body of for-each loop
    What is to be done stands in braces: “{” at the end of this line, and “}” below.

    let b = a[0:2]
               ^ expected ',' separator
    A part of an array is taken with a range: [0..<2], not [0:2].

    let a 3
         ^ consecutive statements on a line must be separated by ';'
    Between “a” and “3” something is missing: an operator, a comma or a new line.

    let a 3
        ^ type annotation missing in pattern
    “=” is missing between the name and its value.

    a b
     ^ consecutive statements on a line must be separated by ';'
    Between “a” and “b” something is missing: an operator, a comma or a new line.

    a b
    ^ cannot find 'a' in scope
    Nothing named “a” is declared, here or in a cell above: its name may be misspelt, or “let a = …” missing.

    a b
      ^ cannot find 'b' in scope
    Nothing named “b” is declared, here or in a cell above: its name may be misspelt, or “let b = …” missing.

    let b = a+ 1
              ^ consecutive statements on a line must be separated by ';'
    An operator has a space on both sides or on none: “a - b”.

    let b = a+ 1
             ^ '+' is not a postfix unary operator
    An operator has a space on both sides or on none: “a + b”.


    ^ expected expression after operator
    Something is missing behind the operator.

    let a =
           ^ expected initial value after '='
    Something is missing behind “=”.

    let = 3
        ^ expected pattern
    A name is missing behind “let”. It begins with a letter.

    let a = 5.
             ^ expected member name following '.'
    A number does not end with a point: write 5.0 for 5.

    let a = 0,5
              ^ expected pattern
    Decimals have a point, not a comma: 0.5.

    let y = x # comment
             ^ consecutive statements on a line must be separated by ';'
    A comment begins with //, not with #.

    let y = x # comment
               ^ extraneous whitespace between '#' and macro name is not permitted
    A comment begins with //, not with #.

    retrun 3
          ^ consecutive statements on a line must be separated by ';'
    “retrun” is no word of Swift: write “return”.

    retrun 3
    ^ cannot find 'retrun' in scope
    “retrun” is no word of Swift: write “return”.

    let a = true and false
                ^ consecutive statements on a line must be separated by ';'
    Swift writes “&&” for “and”.

    let y = -(a + 1) * 2 + (3 - x) * 0.5 + 2 * a * (x - 1) + [1, 2, 3.0].map { $0 * 2 + 1 - a * 3 }.reduce(0, +) / 3 + (1 + 2 * a - x)
            ^ the compiler is unable to type-check this expression in reasonable time; try breaking up the expression into distinct sub-expressions
    The compiler takes too long with this expression. Give its parts names, each with its type: let part: Float = …

    let a = "abc
            ^ unterminated string literal
    The text is not closed: a quotation mark " is missing at its end, on the same line.

    print("a \(1")
              ^ cannot find ')' to match opening '(' in string interpolation
    A “\(” in the text is not closed: a “)” is missing.

    print("a \(1")
          ^ unterminated string literal
    The text is not closed: a quotation mark " is missing at its end, on the same line.

    let a = “abc”
                  ^ unicode curly quote found, replace with '"'
    Swift’s quotation marks are straight: "text".

    let a = 'abc'
            ^ single-quoted string literal found, use '"'
    Text stands between double quotation marks: "text".

    let a = """
            ^ unterminated string literal
    The text begun by """ does not end: """ belongs on a line of its own below it.

    let a = """abc"""
               ^ multi-line string literal content must begin on a new line
    Text between """ begins on a line of its own, and so does the """ that ends it.

    let a = """abc"""
                  ^ multi-line string literal closing delimiter must begin on a new line
    Text between """ begins on a line of its own, and so does the """ that ends it.
    """#
}
