import Hummingbird
import Logging
import NIOCore

/// What Hummingbird carries along with a request: the connection's address, for throttling.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let remoteAddress: String

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}
