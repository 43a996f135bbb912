import Distribution

extension SettingsReader {
    /// The keys that begin with `delivery`; all of them have a default that suits real channels.
    mutating func pace() throws(SettingsError) -> DeliveryPace {
        var pace = DeliveryPace()
        pace.leaseSeconds = try seconds("deliveryLeaseSeconds", 1...3_600, pace.leaseSeconds)
        pace.callSeconds = try seconds("deliveryCallSeconds", 1...600, pace.callSeconds)
        pace.backoffBase = try milliseconds("deliveryBackoffBaseMilliseconds", pace.backoffBase)
        pace.backoffUnit = try milliseconds("deliveryBackoffUnitMilliseconds", pace.backoffUnit)
        pace.backoffMost = try milliseconds("deliveryBackoffMostMilliseconds", pace.backoffMost)
        pace.breakerFailures = Int(try seconds("deliveryBreakerFailures", 1...1_000_000, Int64(pace.breakerFailures)))
        pace.breakerRest = try milliseconds("deliveryBreakerRestMilliseconds", pace.breakerRest)
        pace.concurrency = Int(try seconds("deliveryConcurrency", 1...1_024, Int64(pace.concurrency)))
        pace.sweepSeconds = try seconds("deliverySweepSeconds", 1...3_600, pace.sweepSeconds)
        pace.limitsSeconds = try seconds("deliveryLimitsSeconds", 0...86_400, pace.limitsSeconds)
        pace.checkSeconds = try seconds("deliveryCheckSeconds", 60...604_800, pace.checkSeconds)
        pace.probeSeconds = try seconds("deliveryProbeSeconds", 1...86_400, pace.probeSeconds)
        if let text = try string("deliveryQuietMostSeconds") {
            guard let most = Int64(text), (0...86_400).contains(most) else {
                throw .value("deliveryQuietMostSeconds", text, "a number from 0 to 86400")
            }
            pace.quietMost = most
        }
        // A lease must outlast its calls, else the outcome of every slow one would count as unknown.
        guard pace.leaseSeconds >= pace.callSeconds else {
            throw .value("deliveryLeaseSeconds", String(pace.leaseSeconds), "at least deliveryCallSeconds")
        }
        return pace
    }

    private mutating func seconds(
        _ name: String, _ range: ClosedRange<Int>, _ standard: Int64
    ) throws(SettingsError) -> Int64 {
        Int64(try number(name, range, default: Int(standard)))
    }

    /// Kept in microseconds.
    private mutating func milliseconds(_ name: String, _ standard: Int64) throws(SettingsError) -> Int64 {
        Int64(try number(name, 0...604_800_000, default: Int(standard / 1_000))) * 1_000
    }
}
