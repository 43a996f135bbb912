import Crypto
import Values

/// The Merkle tree hash of RFC 6962 §2.1: leaves are SHA-256(0x00 ‖ leaf), nodes SHA-256(0x01 ‖ left ‖ right).
///
/// Takes leaves one after another and keeps only the roots of the full subtrees so far: at most 64.
struct MerkleTree {
    private var subtrees: [(size: Int64, root: ContentDigest)] = []
    private(set) var size: Int64 = 0

    mutating func append(_ leaf: ContentDigest) {
        size += 1
        var added = (size: Int64(1), root: Self.leaf(leaf))
        while let last = subtrees.last, last.size == added.size {
            subtrees.removeLast()
            added = (last.size * 2, Self.node(last.root, added.root))
        }
        subtrees.append(added)
    }

    /// The root of the leaves so far; of none, the hash of nothing.
    var root: ContentDigest {
        guard var root = subtrees.last?.root else { return HashChain.digest(Array(SHA256.hash(data: [UInt8]()))) }
        for subtree in subtrees.dropLast().reversed() { root = Self.node(subtree.root, root) }
        return root
    }

    static func root(of leaves: some Sequence<ContentDigest>) -> ContentDigest {
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf) }
        return tree.root
    }

    /// The audit path of RFC 6962 §2.1.1: the neighbours that lead from a leaf to the root, lowest first.
    static func path(to index: Int, in leaves: ArraySlice<ContentDigest>) -> [ContentDigest] {
        guard leaves.count > 1 else { return [] }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let left = leaves.prefix(half)
        let right = leaves.dropFirst(half)
        return index < half
            ? path(to: index, in: left) + [root(of: right)] : path(to: index - half, in: right) + [root(of: left)]
    }

    /// The root to which a path leads (RFC 9162 §2.1.3.2); nil when the path has not the length that belongs to the leaf.
    static func root(
        from leaf: ContentDigest, at index: Int64, of size: Int64, along path: [ContentDigest]
    ) -> ContentDigest? {
        guard index >= 0, index < size else { return nil }
        var position = index
        var last = size - 1
        var root = Self.leaf(leaf)
        for neighbour in path {
            guard last > 0 else { return nil }
            if position & 1 == 1 || position == last {
                root = node(neighbour, root)
                while position & 1 == 0, position != 0 {
                    position >>= 1
                    last >>= 1
                }
            } else {
                root = node(root, neighbour)
            }
            position >>= 1
            last >>= 1
        }
        return last == 0 ? root : nil
    }

    static func leaf(_ leaf: ContentDigest) -> ContentDigest {
        HashChain.digest(Array(SHA256.hash(data: [0] + leaf.bytes)))
    }

    static func node(_ left: ContentDigest, _ right: ContentDigest) -> ContentDigest {
        HashChain.digest(Array(SHA256.hash(data: [1] + left.bytes + right.bytes)))
    }
}
