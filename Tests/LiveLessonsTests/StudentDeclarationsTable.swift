extension StudentWordsTests {
  /// Names, constants, functions and what is handed to them.
  static let declarations = #"""
    print(kernal)
          ^ cannot find 'kernal' in scope
    There is no “kernal”. Did you mean “kernel”?

    print(foo)
          ^ cannot find 'foo' in scope
    “foo” is declared in a cell below. Cells run from top to bottom: what is used must be declared above.

    let a: Flaot = 1
           ^ cannot find type 'Flaot' in scope
    There is no “Flaot”. Did you mean “Float”?

    let a = [1].cuont
                ^ value of type '[Int]' has no member 'cuont'
    “[Int]” has no “cuont”. Did you mean “count”?

    let a = foo(1)
            ^ cannot find 'foo' in scope
    “foo” is declared in a cell below. Cells run from top to bottom: what is used must be declared above.

     print(x)
           ^ use of local variable 'x' before its declaration
    “x” is declared further down. What is used must be declared above.

    let x = [1,2].sum()
                  ^ value of type '[Int]' has no member 'sum'
    “sum” is written “reduce(0, +)” in Swift.

    a++
     ^ cannot find operator '++' in scope; did you mean '+= 1'?
    “++” is no operator of Swift: write “+= 1”.

    for i in 0..3 { }
              ^ cannot find operator '..' in scope; did you mean '...'?
    A range is written “0..<3”, which leaves 3 out, or “0...3”.

    for (i, x) in [1,2].enumerate() { }
                        ^ value of type '[Int]' has no member 'enumerate'
    “enumerate” is written “enumerated()” in Swift.

    let b = a.0
              ^ value of type '[Int]' has no member '0'
    An element of an array is taken with brackets: [0].

    let a = 2
        ^ invalid redeclaration of 'a'
    “a” is declared already, here or in a cell above: choose another name, or leave out let and var to change its value.

    func g() {}
         ^ invalid redeclaration of 'g()'
    “g()” is declared already, here or in a cell above: choose another name, or leave out let and var to change its value.

    a = 2
    ^ cannot assign to value: 'a' is a 'let' constant
    “a” cannot change. Where it is declared, write “var” instead of “let”; of a parameter, or of a loop’s variable, make a copy: “var copy = a”.

    [1,2].count = 3
          ^ cannot assign to property: 'count' is a get-only property
    “count” is computed: it can be read, but not be given a value.

    if a = 1 { }
         ^ use of '=' in a boolean context, did you mean '=='?
    “=” gives a value. Two values are compared with “==”.

    a == 2
      ^ result of operator '==' is unused [#no-usage]
    “==” compares, and nothing is done with the answer. “=” gives a value.

    g(1)
      ^ missing argument label 'a:' in call
    Write “a:” before this value: the function wants its name said.

    g(a: 1)
     ^ extraneous argument label 'a:' in call
    Leave out “a:”: the value stands alone here.

    g(1, 2)
     ^ missing argument labels 'a:b:' in call
    Write these names before the values, in this order: “a:”, “b:”.

    g(b: 1, a: 2)
            ^ argument 'a' must precede argument 'b'
    The order matters: “a:” comes before “b:”.

    g(c: 1)
     ^ incorrect argument label in call (have 'c:', expected 'a:')
    Write “a:” instead of “c:”.

    g(1)
       ^ missing argument for parameter #2 in call
    One value too few: value number 2 is missing between the brackets.

    g(a: 1)
          ^ missing argument for parameter 'b' in call
    One value too few: “b: …” is missing between the brackets.

    g(a: 1, b: 2)
               ^ extra argument 'b' in call
    One value too many: the function has no “b:”.

    g(1, 2)
         ^ extra argument in call
    One value too many between the brackets.

    g(1)
      ^ argument passed to call that takes no arguments
    Nothing may stand between the brackets here.

    g()
    ^ call can throw but is not marked with 'try'
    This can fail: write “try” before it.

    let a = [1].map { _ in g() }
                           ^ call can throw, but it is not marked with 'try' and the error is not handled
    This can fail: write “try” before it.

    func h() { try g() }
                   ^ result of call to 'g()' is unused [#no-usage]
    What “g()” gives is not used: write “let result = ” before it, or show(…) around it.

    func h() { try g() }
               ^ errors thrown from here are not handled
    This can fail, and the function around it does not say so: write “throws” before its “->” or “{”.

    let b = a(0)
            ^ cannot call value of non-function type 'Int'
    What stands before the bracket is no function but a value of type Int. A product needs its *.

    g()
    ^ result of call to 'g()' is unused [#no-usage]
    What “g()” gives is not used: write “let result = ” before it, or show(…) around it.

    func g() { return 3 }
                      ^ unexpected non-void return value in void function
    The function says nothing of a value that it returns: write “-> Int”, or another type, before its “{”.

    g()
     ^ missing arguments for parameters 'a', 'b' in call
    Values are missing between the brackets: a, b.

    g(1, 2, 3)
     ^ extra arguments at positions #2, #3 in call
    Too many values between the brackets.

    g(1, c: 2)
     ^ incorrect argument labels in call (have '_:c:', expected 'a:b:')
    The names before the values must be these, in this order (_ is none): “a:”, “b:”.

    g(x)
      ^ passing value of type 'Int' to an inout parameter requires explicit '&'
    The function changes this variable: write “&x”.

    func f() -> Int { return }
                      ^ non-void function should return a value
    A value is missing behind “return”.

    func g() -> Int { }
                      ^ missing return in global function expected to return 'Int'
    Not every way through this function ends with a value: “return” and a value of type Int are missing.

      b + 1
        ^ result of operator '+' is unused [#no-usage]
    What “+” gives is not used: is “return” or “let … =” missing before it?

      b + 1
      ^ missing return in closure expected to return 'Int'
    Not every way through this closure ends with a value: “return” and a value of type Int are missing.

    struct P { func m() -> Int { let x = 1 } 
                                           ^ missing return in instance method expected to return 'Int'
    Not every way through this function ends with a value: “return” and a value of type Int are missing.

    print(x)
          ^ constant 'x' used before being initialized
    “x” has no value yet: write “= …” first.

    x += 1 }
      ^ variable 'x' passed by reference before being initialized
    “x” has no value yet: write “= 0”, or what it begins with.

    let a: UInt8 = 300
                   ^ integer literal '300' overflows when stored into 'UInt8'
    300 is too large, or too small, for the type UInt8.

    let a = 1 / 0
              ^ division by zero
    This divides by 0.

    let a: UInt8 = 200 + 100
                       ^ arithmetic operation '200 + 100' (on type 'UInt8') results in an overflow
    The result of 200 + 100 is too large, or too small, for the type UInt8.

     func inc() { x += 1 } }
                    ^ left side of mutating operator isn't mutable: 'self' is immutable
    A function of a struct that changes it is marked: write “mutating func”.

    let a = true ? 1 : "b"
                   ^ result values in '? :' expression have mismatching types 'Int' and 'String'
    Both sides of “:” must have the same type, and they are Int and String.
    """#
}
