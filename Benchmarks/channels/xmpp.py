"""Items of a PubSub node on Prosody."""
import base64
import re
import socket
import ssl
import xml.etree.ElementTree as ElementTree

SCRIPT, VARIABLE = "prosody", "TERRACE_PEER_XMPP"
NODE = "farm"
ATOM = "{http://www.w3.org/2005/Atom}"


def routes(told):
    return {"xmpp": (f"{told['host']}:{told['port']}", "stream")}


def entry(told, through):
    return {
        "account": told["account"], "service": told["service"], "node": NODE, "host": "127.0.0.1", "port": through["xmpp"],
        "security": "starttls"}, {"password": told["password"]}


def standing(told, terrace):
    line = Line(told)
    try:
        answer = line.ask(
            f"<iq type='get' id='look' to='{told['service']}'><pubsub xmlns='http://jabber.org/protocol/pubsub'>"
            f"<items node='{NODE}'/></pubsub></iq>")
    finally:
        line.close()
    if "item-not-found" in answer:
        return []
    root = ElementTree.fromstring(answer)
    return [entry.findtext(ATOM + "title") or "" for entry in root.iter(ATOM + "entry")]


class Line:
    """A client's stream (RFC 6120), secured and signed in."""

    def __init__(self, told):
        name, domain = told["account"].split("@")
        self.socket = socket.create_connection((told["host"], told["port"]), 20)
        self.text = ""
        self.begin(domain)
        self.say("<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>")
        self.until(r"<proceed[^>]*/>")
        trust = ssl.create_default_context(cafile=told["certificate"])
        self.socket = trust.wrap_socket(self.socket, server_hostname=domain)
        self.text = ""
        self.begin(domain)
        secret = base64.b64encode(f"\0{name}\0{told['password']}".encode()).decode()
        self.say(f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{secret}</auth>")
        self.until(r"<success[^>]*/>")
        self.begin(domain)
        self.ask("<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'/></iq>")

    def say(self, text):
        self.socket.sendall(text.encode())

    def begin(self, domain):
        self.text = ""
        self.say(
            f"<?xml version='1.0'?><stream:stream to='{domain}' version='1.0' xmlns='jabber:client' "
            "xmlns:stream='http://etherx.jabber.org/streams'>")
        self.until(r"</stream:features>")

    def until(self, pattern):
        """Reads until it is there; returns all up to its end."""
        data = b""
        while True:
            found = re.search(pattern, self.text)
            if found:
                before, self.text = self.text[:found.end()], self.text[found.end():]
                return before
            data += self.socket.recv(65_536)
            if not data:
                raise OSError("the stream ended: " + self.text[-300:])
            try:
                self.text, data = self.text + data.decode(), b""
            except UnicodeDecodeError:
                continue

    def ask(self, stanza):
        self.say(stanza)
        answer = self.until(r"</iq>|<iq [^>]*/>")
        return re.sub(r"^.*?(?=<iq )", "", answer, flags=re.S)

    def close(self):
        self.socket.close()
