extension StudentWordsTests {
  /// Values of one type where another is needed, loops and conditions.
  static let types = #"""
    let x = i * f
              ^ binary operator '*' cannot be applied to operands of type 'Int' and 'Float'
    Both sides of “*” must have the same type, and they are Int and Float. Write Float(i) for the Int.

    let x = f + d
              ^ binary operator '+' cannot be applied to operands of type 'Float' and 'Double'
    Both sides of “+” must have the same type, and they are Float and Double. Write Float(d) for the Double.

    let f: Float = i
                   ^ cannot convert value of type 'Int' to specified type 'Float'
    An Int does not become a Float by itself: write Float(i).

    let i: Int = d
                 ^ cannot convert value of type 'Double' to specified type 'Int'
    A Double does not become an Int by itself: write Int(d).

    g(d)
      ^ cannot convert value of type 'Double' to expected argument type 'Float'
    A Double does not become a Float by itself: write Float(d).

    let a: Int = "3"
                 ^ cannot convert value of type 'String' to specified type 'Int'
    Text is no number: leave out the quotation marks.

    let a = "x" + 3
                ^ binary operator '+' cannot be applied to operands of type 'String' and 'Int'
    “+” joins text with text only. Put the number into the text: "… \(3)".

    let b: [Float] = a
                     ^ cannot assign value of type '[Int]' to type '[Float]'
    Every element must be converted: a.map { Float($0) }.

    print(a[d])
           ^ no exact matches in call to subscript
    An index is an Int: write Int(…) around another number.

    let a: [Int] = 3
                   ^ cannot convert value of type 'Int' to specified type '[Int]'
    A single value stands where an array is needed: write […].

    if 1 { }
       ^ integer literal value '1' cannot be used as a boolean; did you mean 'true'?
    A condition is true or false, and this is an Int: compare it, for instance with “!= 0”.

    if b { }
       ^ type 'Int' cannot be used as a boolean; test for '!= 0' instead
    A condition is true or false, and this is an Int: compare it, for instance with “!= 0”.

    i += 0.5
         ^ cannot convert value of type 'Double' to expected argument type 'Int'
    A value of type Int has no decimals: write a whole number, or make it a Float or Double where it is declared.

    if f < n {}
         ^ binary operator '<' cannot be applied to operands of type 'Float' and 'Int'
    Both sides of “<” must have the same type, and they are Float and Int. Write Float(n) for the Int.

    func g() -> Int { return 0.5 }
                             ^ cannot convert return expression of type 'Double' to return type 'Int'
    A value of type Int has no decimals: write a whole number, or make it a Float or Double where it is declared.

    let a = [1, "a"]
            ^ heterogeneous collection literal could only be inferred to '[Any]'; add explicit type annotation if this is intentional
    The elements of an array have the same type, and these have not.

    g(a)
      ^ cannot convert value of type '[Double]' to expected argument type '[Float]'
    Every element must be converted: a.map { Float($0) }.

    for i in 5 { }
             ^ for-in loop requires 'Int' to conform to 'Sequence'
    A loop runs over an array or a range, not over an Int: “for i in 0..<n”.

    let b = a / 2.0
              ^ binary operator '/' cannot be applied to operands of type 'Int' and 'Double'
    Both sides of “/” must have the same type, and they are Int and Double. Write Double(a) for the Int.

    let b = a[0]
             ^ value of type 'Int' has no subscripts
    An Int is a single value: it has no elements to take with [ ].

    let a = [1.5, 2].map { Int }
                         ^ contextual type for closure argument list expects 1 argument, which cannot be implicitly ignored
    The braces are handed a value and do not use it: name it, “{ x in … }”, or write $0.

    print("a" * 3)
              ^ binary operator '*' cannot be applied to operands of type 'String' and 'Int'
    “*” cannot join a String and an Int.

    let b = a + 1
            ^ value of optional type 'Int?' must be unwrapped to a value of type 'Int'
    This may be nil, where there is no value. Say with “?? 0” what to take then, or write “!” behind it if you are sure that there is one.

    let b = a.first.count
              ^ value of optional type '[Int]?' must be unwrapped to refer to member 'count' of wrapped base type '[Int]'
    This may be nil, where there is no value. Write “?.count”, which is nil then too, or “!.count” if you are sure that there is one.

    let a: Int = nil
                 ^ 'nil' cannot initialize specified type 'Int'
    A value of type Int cannot be nil. If it may be missing, its type is Int?.

    let a = []
            ^ empty collection literal requires an explicit type
    What an empty array is to hold must be said: “let a: [Float] = []”.

    let a = nil
            ^ 'nil' requires a contextual type
    “nil” alone has no type: write one, “let a: Int? = nil”.

    if x > 2 and x < 4 { }
             ^ expected '{' after 'if' condition
    Swift writes “&&” for “and”.

    if 2 < x < 4 { }
         ^ adjacent operators are in non-associative precedence group 'ComparisonPrecedence'
    Comparisons are joined by && (and) or || (or): “2 < x && x < 4”.

    if x => 2 {}
         ^ cannot find operator '=>' in scope
    “At least” is written “>=”.

    let a = [1,2,3][0..2]
                     ^ cannot find operator '..' in scope; did you mean '...'?
    A range is written “0..<3”, which leaves 3 out, or “0...3”.

    for i in 0...2.5 {}
    ^ referencing instance method 'makeIterator()' on 'ClosedRange' requires that 'Double' conform to 'SignedInteger'
    A loop counts whole numbers, and an end of this range is a Double: write Int(…) around it, or stride(from:to:by:).

    for i in 0...2.5 {}
    ^ referencing instance method 'next()' on 'ClosedRange' requires that 'Double' conform to 'SignedInteger'
    A loop counts whole numbers, and an end of this range is a Double: write Int(…) around it, or stride(from:to:by:).

    for (int i = 0; i < 3; i++) { }
    ^ C-style for statement was removed in Swift 3
    A loop reads “for i in 0..<10 { … }”.

    for i of 0..<3 {}
             ^ expected 'in' after for-each pattern
    A loop reads “for i in 0..<10 { … }”.

    let a = [1,2].map { x, y in x }
                        ^ contextual closure type '(Int) -> T' expects 1 argument, but 2 were used in closure body
    The braces are handed 1 value: name as many before “in”, or use $0.

    let a = 50%
              ^ '%' is not a postfix unary operator
    “%” is no percentage: write 0.5 for 50%.

    let a = 5.0 % 2.0
                ^ '%' is unavailable: For floating point numbers use truncatingRemainder instead
    “%” is for whole numbers: write a.truncatingRemainder(dividingBy: b).
    """#
}
