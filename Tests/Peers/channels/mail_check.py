"""Reads a delivered letter as others do: dkimpy checks each signature against records in a file, Python's own parser the rest.

    mail_check.py LETTER RECORDS       RECORDS is JSON, {name: value}

Prints one JSON object.
"""

import email
import email.policy
import json
import sys

import dkim

letter = open(sys.argv[1], "rb").read().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
records = json.load(open(sys.argv[2]))


def lookup(name, timeout=5):
    return records.get(name.decode().rstrip("."), "").encode() or None


def verdicts(message):
    count = sum(1 for name, _ in email.message_from_bytes(message).items() if name.lower() == "dkim-signature")
    found = []
    for index in range(count):
        checker = dkim.DKIM(message)
        try:
            found.append(bool(checker.verify(idx=index, dnsfunc=lookup)))
        except dkim.DKIMException as error:
            found.append(str(error))
    return found


head, _, rest = letter.partition(b"\r\n\r\n")
mail = email.message_from_bytes(letter, policy=email.policy.default)
parts = {part.get_content_type(): part.get_content() for part in mail.walk() if not part.is_multipart()}
print(json.dumps({
    "signatures": verdicts(letter),
    "algorithms": [v.split("a=")[1].split(";")[0] for n, v in mail.items() if n.lower() == "dkim-signature"],
    "signed": [v.split("h=")[1].split(";")[0].replace("\r\n", "").replace(" ", "").lower() for n, v in mail.items() if n.lower() == "dkim-signature"],
    "forged_subject": verdicts(letter.replace(b"Subject: ", b"Subject: x", 1)),
    "forged_body": verdicts(head + b"\r\n\r\n" + rest.replace(b"--=_", b"x\r\n--=_", 1)),
    "forged_from": verdicts(b"From: mallory@example.org\r\n" + letter),
    "headers": {name.lower(): str(value) for name, value in mail.items()},
    "to": [address.addr_spec for address in mail["to"].addresses],
    "from": [[address.display_name, address.addr_spec] for address in mail["from"].addresses],
    "subject": str(mail["subject"]),
    "text": parts.get("text/plain", ""),
    "html": parts.get("text/html", ""),
    "types": [part.get_content_type() for part in mail.walk()],
    "defects": [type(defect).__name__ for part in mail.walk() for defect in part.defects]
    + [type(defect).__name__ for value in mail.values() for defect in getattr(value, "defects", [])],
    "longest_line": max(len(line) for line in letter.split(b"\r\n")),
    "is_ascii": all(byte < 128 for byte in rest),
}))
