"""Those who write, release, publish and recall the articles of a run, by the API that everybody has."""
import json
import time

# States in which nothing more happens by itself.
CLOSED = {"published", "recalled", "rejected", "cancelled", "superseded"}


class Desk:
    def __init__(self, house, channels):
        self.house = house
        self.channels = channels
        self.ids = {}
        # What readers should see: the newest version that is out, and whether it was taken back.
        self.version = {}
        self.recalled = set()
        first = house.must("author", "GET", f"/articles/{house.demo['articles'][0]['id']}")
        # Several of the channels take nothing without a picture.
        self.cover = first["cover"]

    def words(self, number, version):
        return {
            "title": f"Oranges {number:04}v{version} of Baojing", "summary": f"Version {version} of story {number}.",
            "body": f"The oranges of terrace {number} are ripe.\n\nThis is version {version} of the story.\n", "cover": self.cover}

    def write(self, number):
        """A first version that is out, on no channel yet but those that take all by themselves."""
        slug = f"oranges-{number:04}"
        body = {"kind": "article", "slug": slug, "language": "en", **self.words(number, 1)}
        status, article, _ = self.house.call("author", "POST", "/articles", body)
        if status >= 400:
            if not self.house.was_asked_again:
                raise SystemExit(f"/articles was answered {status}: {article}")
            # Terrace ended in the middle: it was begun, or it is begun now.
            status, article, _ = self.house.call("author", "POST", "/articles", body)
            if status >= 400:
                own = self.house.must("author", "GET", "/articles?scope=own&limit=20")["items"]
                article = next(found for found in own if found["slug"] == slug)
        self.ids[number] = article["id"]
        self.house.known[slug] = number
        self.release(number, 1)

    def release(self, number, version):
        path = f"/articles/{self.ids[number]}"
        self.once("author", path + "/submissions", {"revision": version})
        self.once("editor", path + "/reviews", {"revision": version, "verdict": "approve"})
        self.once("publisher", path + "/releases", {"revision": version})
        self.version[number] = version

    def once(self, role, path, body):
        """A step of an article, also when Terrace ended between doing it and saying so."""
        status, answer, _ = self.house.call(role, "POST", path, body)
        if status >= 400 and self.house.was_asked_again:
            # Its key is of no use then; when it was done, doing it again is refused.
            status, answer, _ = self.house.call(role, "POST", path, body)
            if status in (409, 422):
                return
        if status >= 400:
            raise SystemExit(f"{path} was answered {status}: {json.dumps(answer, ensure_ascii=False)[:500]}")

    def publish(self, number, channels=None):
        wanted = [c["id"] for kind, c in (channels or self.channels).items() if not c["is_automatic"]]
        self.once("publisher", f"/articles/{self.ids[number]}/publications", {"channels": wanted})

    def revise(self, number):
        version = self.version[number] + 1
        words = self.words(number, version)
        path = f"/articles/{self.ids[number]}"
        status, answer, _ = self.house.call("author", "PUT", path, words, headers={"If-Match": f'"{version - 1}"'})
        if status >= 400:
            now = self.house.must("author", "GET", path)
            if now["title"] != words["title"]:
                raise SystemExit(f"PUT {path} was answered {status}: {json.dumps(answer, ensure_ascii=False)[:500]}")
        self.release(number, version)

    def recall(self, number):
        status, answer, _ = self.house.call("publisher", "DELETE", f"/articles/{self.ids[number]}/publications")
        if status >= 400:
            raise SystemExit(f"the recall was answered {status}: {json.dumps(answer, ensure_ascii=False)[:500]}")
        self.recalled.add(number)

    def places(self, number):
        return self.house.must("publisher", "GET", f"/articles/{self.ids[number]}/publications")["items"]

    def settle(self, seconds):
        """Waits until nothing more happens by itself; returns what still would."""
        end = time.time() + seconds
        open_ = {number: None for number in self.ids}
        while open_:
            asked = self.asked_about()
            for number in list(open_):
                left = [place for place in self.places(number) if place["state"] not in CLOSED and int(place["id"]) not in asked]
                if left:
                    open_[number] = left
                else:
                    del open_[number]
            if time.time() > end:
                break
            time.sleep(0.5)
        return [place for places in open_.values() for place in places]

    def asked_about(self):
        """Publications of which Terrace says that a person must look; what comes after it on that channel waits for the answer."""
        rows = self.house.rows("SELECT publication FROM distribution_delivery WHERE state = 'unconfirmed' AND ready_at IS NULL")
        return {row[0] for row in rows}
