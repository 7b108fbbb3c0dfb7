// SPDX-License-Identifier: MIT

/// One value for each view of a comment.
package struct PerView<Value> {
    private var values: [Value]

    package init(repeating value: Value) {
        values = Array(repeating: value, count: View.allCases.count)
    }

    package init(_ value: (View) throws -> Value) rethrows {
        values = try View.allCases.map(value)
    }

    package subscript(view: View) -> Value {
        get { values[Int(view.rawValue)] }
        set { values[Int(view.rawValue)] = newValue }
    }
}

extension PerView: Sendable where Value: Sendable {}
extension PerView: Equatable where Value: Equatable {}
