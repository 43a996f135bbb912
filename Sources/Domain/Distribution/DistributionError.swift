public import Contracts
public import Storage

/// Why the room refuses; each case says what a person can do about it.
public enum DistributionError: RoomError, Equatable {
    case storage(StorageError)
    /// Mend the named field.
    case invalid(FieldProblem)
    /// Ask somebody who has one of these roles.
    case notAllowed(anyOf: [Role])
    case noSuchChannel(ChannelID)
    /// Somebody changed it since it was read: read it again, then edit.
    case channelChanged(ChannelID)
    case noSuchPublication(PublicationID)
    /// The article has no released revision, or was withdrawn: have it reviewed and released first.
    case notReleased(ArticleID)
    /// Switch the channel on first.
    case channelIsOff(ChannelID)
    /// The channel cannot take anything back, or no adapter for it is built in.
    case cannotRecall(ChannelID)
    /// It is under way at this moment: wait for its outcome.
    case underWay(PublicationID)
    /// Nobody knows whether it is there: look at the channel and say so first.
    case outcomeUnknown(PublicationID)
    /// Nothing failed that could be tried again.
    case nothingToRetry(PublicationID)
    /// Nothing waits that could be called off.
    case nothingToCancel(PublicationID)
    /// It is not at work on anything of which it could tell how far it is.
    case nothingToLookAt(PublicationID)
    /// Its outcome is known.
    case nothingToSettle(PublicationID)
    /// A channel of that name is there already.
    case taken(String)
    /// None of the keys at hand opens what is kept for it: give the key that sealed it as well, or enter it again.
    case unreadableCredentials(ChannelID)
    case noSuchWebhook(WebhookID)
    /// Switch the endpoint on first.
    case webhookIsOff(WebhookID)
    /// The endpoint's address may not be asked: give an `https` address that is not on a private network.
    case forbiddenTarget(String)
    /// The articles could not be asked for at this moment: try again.
    case unavailable(String)
}
