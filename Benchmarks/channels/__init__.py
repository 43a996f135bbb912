"""What stands on each channel, told by its server and not by Terrace: one module a channel.

Each has SCRIPT (its peer in Tests/Peers/channels, None when nobody is asked) and VARIABLE (what the script prints), and
    routes(told)                  {name: (host:port, "http" or "stream")}: what the fault proxy stands in front of
    entry(told, through)          (settings, credentials) of the channel; `through` gives the proxy's port for a route's name
    prepared(told, through)       what must be done to the peer once the proxy stands in front of it (optional)
    ready(told, terrace, channel) what must happen once the channel is there, such as a reader who subscribes (optional)
    standing(told, terrace)       the text of each post that readers see there now
"""
import importlib

KINDS = ["site", "newsletter", "wordpress", "activitypub", "mastodon", "matrix", "xmpp", "atproto", "nostr", "wechat", "qq", "qiehao"]
# Those that have a running server which is not ours.
REAL = KINDS[:9]


def module(kind):
    return importlib.import_module(f"channels.{kind}")
