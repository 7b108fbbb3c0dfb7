// SPDX-License-Identifier: MIT

extension Comment {
    /// `comment_date_gmt` in whole seconds since 1970; nil where it is missing or no date.
    package var time: Int? { dateGMT.flatMap(secondsSince1970) }

    /// The time by which it is judged once more: its own where that had come when it was received.
    ///
    /// - Parameter received: in seconds since 1970.
    /// - Returns: the earlier of the two.
    package func time(receivedAt received: Int64) -> Int64 {
        min(received, time.map(Int64.init) ?? received)
    }
}

/// Reads a moment between the years 1 and 9999 in one of the forms that blogs send.
///
/// `2026-11-21 21:14:36`, `2026-11-21T21:14:36` with an optional fraction and `Z` or an offset such
/// as `+01:00`, or digits that count seconds since 1970. Without an offset it is UTC. The calendar
/// is checked; a leap second is not known, as little as to the clock of the machine.
package func secondsSince1970(_ text: String) -> Int? {
    guard text.utf8.count <= 64 else { return nil }
    var scanner = TimeScanner(rest: Array(text.utf8)[...])
    if let seconds = scanner.wholeNumber() { return moments.contains(seconds) ? seconds : nil }
    guard let day = scanner.day(), let separator = scanner.rest.popFirst(),
        let second = scanner.secondOfDay()
    else { return nil }
    switch separator {
    case UInt8(ascii: " "): return scanner.rest.isEmpty ? day * 86400 + second : nil
    case UInt8(ascii: "T"), UInt8(ascii: "t"):
        guard scanner.skipFraction(), let offset = scanner.offset(), scanner.rest.isEmpty else {
            return nil
        }
        return day * 86400 + second - offset
    default: return nil
    }
}

/// `2026-11-21T21:14:36Z`, the one form in which a time is written anywhere.
///
/// - Parameter seconds: since 1970; kept within the years 1 to 9999.
/// - Returns: UTC, always twenty characters.
package func rfc3339(_ seconds: Int) -> String {
    let seconds = min(max(seconds, moments.lowerBound), moments.upperBound)
    let second = (seconds % 86400 + 86400) % 86400
    let date = civilDate(day: (seconds - second) / 86400)
    let clock = [second / 3600, second / 60 % 60, second % 60].map { padded($0, 2) }
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
        + "T\(clock.joined(separator: ":"))Z"
}

/// The whole second in which a moment lies; what is no number counts as 0.
package func rfc3339(_ seconds: Double) -> String {
    if seconds.isNaN { return rfc3339(0) }
    let bounds = (Double(moments.lowerBound), Double(moments.upperBound))
    return rfc3339(Int(min(max(seconds, bounds.0), bounds.1).rounded(.down)))
}

/// From the start of the year 1 to the end of the year 9999.
private let moments = -62_135_596_800...253_402_300_799

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

/// Takes the parts of a time from the head of a text.
private struct TimeScanner {
    var rest: ArraySlice<UInt8>

    /// The whole text as a number, if it is nothing but digits.
    func wholeNumber() -> Int? {
        guard rest.allSatisfy(\.isDigit) else { return nil }
        return Int(String(decoding: rest, as: UTF8.self))
    }

    /// `2026-11-21` as days since 1970.
    mutating func day() -> Int? {
        guard let year = number(4), take("-"), let month = number(2), take("-"),
            let day = number(2), year >= 1, (1...12).contains(month), day >= 1,
            day <= daysIn(month: month, of: year)
        else { return nil }
        return dayNumber(year: year, month: month, day: day)
    }

    /// `21:14:36` as seconds since midnight.
    mutating func secondOfDay() -> Int? {
        guard let minutes = hourAndMinute(), take(":"), let second = number(2), second < 60 else {
            return nil
        }
        return minutes * 60 + second
    }

    /// Goes past `.123`, which does not count; false where digits are missing after the point.
    mutating func skipFraction() -> Bool {
        guard take(".") else { return true }
        let digits = rest.prefix(while: \.isDigit).count
        rest.removeFirst(digits)
        return digits > 0
    }

    /// Seconds ahead of UTC; 0 where nothing is said.
    mutating func offset() -> Int? {
        if rest.isEmpty || take("Z") || take("z") { return 0 }
        let sign = take("+") ? 1 : take("-") ? -1 : 0
        guard sign != 0, let minutes = hourAndMinute() else { return nil }
        return sign * minutes * 60
    }

    private mutating func hourAndMinute() -> Int? {
        guard let hour = number(2), take(":"), let minute = number(2), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    private mutating func number(_ width: Int) -> Int? {
        guard rest.count >= width, rest.prefix(width).allSatisfy(\.isDigit) else { return nil }
        let value = rest.prefix(width).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        rest.removeFirst(width)
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
}

private func daysIn(month: Int, of year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
}

/// Days since 1970 in the Gregorian calendar, which is counted from March so that the leap day
/// comes last; 400 years have 146 097 days.
private func dayNumber(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month > 2 ? year : year - 1
    let era = marchYear / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

/// The reverse of ``dayNumber(year:month:day:)``, for days of the years 1 and later.
private func civilDate(day: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = (marchMonth + 2) % 12 + 1
    return (
        year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
        day: dayOfYear - (153 * marchMonth + 2) / 5 + 1
    )
}
