// SPDX-License-Identifier: MIT

/// Points with their sign and two digits, as they stand in a sum: `+2.50`, `-4.00`, `+0.00`.
///
/// - Parameter value: what is no number counts as 0; beyond a million, where no sum is, it is cut.
/// - Returns: plain digits, in no locale.
package func signedPoints(_ value: Double) -> String {
    if value.isNaN { return signedPoints(0) }
    let hundredths = Int((min(max(value, -1e6), 1e6) * 100).rounded())
    let rest = abs(hundredths) % 100
    return (hundredths < 0 ? "-" : "+") + "\(abs(hundredths) / 100)." + (rest < 10 ? "0" : "")
        + "\(rest)"
}
