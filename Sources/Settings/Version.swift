// SPDX-License-Identifier: MIT

/// Of both programs, raised with each release; the changelog says what came with it.
package let version = "0.1.0"
