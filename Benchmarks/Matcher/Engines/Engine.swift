// SPDX-License-Identifier: MIT

/// Something that tells which needles are in a text.
protocol Engine {
    /// Appends the number of each needle that is in a text, in any order, each once.
    func find(in text: Workload.Sample, into found: inout [UInt32]) throws
}
