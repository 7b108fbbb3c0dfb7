// SPDX-License-Identifier: MIT

import Glibc
package import Rules

extension WorkBudget {
    /// A budget of processor time of the calling thread, from now on.
    ///
    /// Not of the wall clock: a busy machine must not hold a reader's comment.
    package static func processorTime(milliseconds: Int) -> WorkBudget {
        let start = threadNanoseconds()
        let allowance = UInt64(max(0, milliseconds)) * 1_000_000
        return WorkBudget { threadNanoseconds() &- start > allowance }
    }
}

/// Processor time that this thread has spent, in nanoseconds.
package func threadNanoseconds() -> UInt64 { clock_gettime_nsec(CLOCK_THREAD_CPUTIME_ID) }

private func clock_gettime_nsec(_ clock: clockid_t) -> UInt64 {
    var time = timespec()
    // Fails only for a clock that does not exist.
    _ = unsafe clock_gettime(clock, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}
