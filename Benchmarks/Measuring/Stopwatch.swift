// SPDX-License-Identifier: MIT

import CVectorscan
import Foundation
import Glibc

/// Processor time of this thread: what a busy neighbour does not lengthen.
package struct Stopwatch {
    private let start = Self.now()

    package init() {}

    package var nanoseconds: Double { Double(Self.now() - start) }
    package var milliseconds: Double { nanoseconds / 1e6 }

    private static func now() -> UInt64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

/// What making something cost: milliseconds, and megabytes of memory that stay.
package struct Cost {
    package let milliseconds: Double
    package let megabytes: Double

    package static func of<T>(_ make: () throws -> T) rethrows -> (T, Cost) {
        let before = residentMegabytes()
        let watch = Stopwatch()
        let made = try make()
        let milliseconds = watch.milliseconds
        return (
            made, Cost(milliseconds: milliseconds, megabytes: residentMegabytes() - before)
        )
    }
}

/// Free pages are given back first, so that what was used before and thrown away does not count.
package func residentMegabytes() -> Double {
    _ = malloc_trim(0)
    let statm = try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii)
    let pages = statm?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_048_576
}
