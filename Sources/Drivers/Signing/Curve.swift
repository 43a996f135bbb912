import CSecp256k1

/// The library's context, made for each use: it is not safe to share while it is being blinded.
enum Curve {
    /// With `isSecret`, what the machine's power and time would tell of a secret is blinded.
    static func with<Answer>(isSecret: Bool = false, _ body: (OpaquePointer) -> Answer) -> Answer {
        guard let context = secp256k1_context_create(UInt32(SECP256K1_CONTEXT_NONE)) else {
            preconditionFailure("no memory for a context of libsecp256k1")
        }
        defer { secp256k1_context_destroy(context) }
        if isSecret { _ = secp256k1_context_randomize(context, randomBytes(32)) }
        return body(context)
    }

    /// From the system's generator.
    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
