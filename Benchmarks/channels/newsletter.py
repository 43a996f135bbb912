"""Letters in the mailboxes of two readers at Postfix. A letter to both is one post."""
import collections
import email
import email.policy
import pathlib
import re
import time

from .web import ask

SCRIPT, VARIABLE = "postfix", "TERRACE_PEER_POSTFIX"
READERS = ["anna", "bao"]


def routes(told):
    return {"newsletter": (f"127.0.0.1:{told['port']}", "stream")}


def entry(told, through):
    return {
        "host": "127.0.0.1", "port": through["newsletter"], "security": "none", "from": f"news@{told['domain']}",
        "bounce_address": f"bounces@{told['domain']}", "per_minute": 60_000}, {}


def ready(told, terrace, channel):
    """Both subscribe and confirm by the letter that they get."""
    for reader in READERS:
        status, _, body = ask("POST", f"{terrace.base}/newsletter/{channel}", {"address": f"{reader}@{told['domain']}"}, form=True)
        if status >= 400:
            raise OSError(f"the subscription was answered {status}: {body[:300]}")
    end = time.time() + 60
    waiting = set(READERS)
    while waiting:
        for reader in sorted(waiting):
            for letter in letters(told, reader):
                link = re.search(r"/newsletter/\d+/confirm/[\w.~-]+", str(letter.get_body(("plain",)).get_content()))
                if link and ask("POST", terrace.base + link[0], {}, form=True)[0] < 400:
                    waiting.discard(reader)
                    break
        if time.time() > end:
            raise OSError(f"no letter to confirm came to {', '.join(sorted(waiting))}")
        time.sleep(0.2)


def letters(told, reader):
    folder = pathlib.Path(told["maildirs"], reader)
    for path in sorted(folder.glob("new/*")) + sorted(folder.glob("cur/*")):
        yield email.message_from_bytes(path.read_bytes(), policy=email.policy.default)


def standing(told, terrace):
    """An article stands when both have its letter; as often as one of them has it."""
    boxes = [collections.Counter(str(letter["subject"]) for letter in letters(told, reader)) for reader in READERS]
    seen = []
    for subject in set().union(*boxes):
        counts = [box[subject] for box in boxes]
        seen += [subject] * (max(counts) if max(counts) > 1 else min(counts))
    return seen


def unconfirmed(terrace):
    """Letters of which nobody knows whether they arrived: Terrace says so to a person and sends nothing again."""
    rows = terrace.rows(
        "SELECT i.publication FROM channels_newsletter_recipient r JOIN channels_newsletter_issue i ON i.id = r.issue "
        "WHERE r.state = 'unconfirmed'")
    return collections.Counter(row[0] for row in rows)


def waiting(terrace):
    """Letters that are still to go."""
    return terrace.rows(
        "SELECT count(*) FROM channels_newsletter_recipient WHERE state IN ('queued', 'claimed', 'sending')")[0][0]
