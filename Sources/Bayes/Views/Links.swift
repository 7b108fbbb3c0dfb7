// SPDX-License-Identifier: MIT

import Text

extension Kind {
    fileprivate static let domain = Kind(.links, 0)
    fileprivate static let host = Kind(.links, 1)
    fileprivate static let piece = Kind(.links, 2)
}

/// Of one link; what is beyond names a page, not a pattern.
private let mostPieces = 8
/// In bytes.
private let longestPiece = 16

extension Material {
    /// URL: where the body's links lead, and what their paths are made of.
    func emitLinks(into sink: inout some FeatureSink) {
        for link in links {
            sink.add(
                .domain, link.domain.utf8.span, label: "link to " + clipped(link.domain),
                mark: body.mark(link.range))
            if link.host != link.domain, link.host != "www." + link.domain {
                sink.add(
                    .host, link.host.utf8.span, label: "link to host " + clipped(link.host),
                    mark: body.mark(link.range))
            }
            for piece in pieces(link.path) + pieces(link.query) {
                sink.add(
                    .piece, piece.span,
                    label: "link with " + String(decoding: piece, as: UTF8.self),
                    mark: body.mark(link.range))
            }
        }
    }
}

private func pieces(_ text: String) -> [[UInt8]] {
    text.utf8.split(maxSplits: mostPieces, whereSeparator: separators.contains)
        .prefix(mostPieces)
        .map { $0.prefix(longestPiece).map(lowerCase) }
}

private let separators = Array("/?&=.-_+".utf8)
