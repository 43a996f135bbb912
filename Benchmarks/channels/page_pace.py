"""Reads one page so many times a second until its input ends, and prints how long each reading took, in milliseconds.

A process of its own, so that no other work of the benchmark is in its way; paced, so that what it measures is how long a
reader waits, and not how much of the machine a thousand readers would take.
"""
import http.client
import json
import select
import sys
import time
import urllib.parse


def main(address, rate):
    place = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=30)
    took = []
    due = time.monotonic()
    while not select.select([sys.stdin], [], [], max(0, due - time.monotonic()))[0]:
        begin = time.monotonic()
        connection.request("GET", place.path)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{address} was answered {answer.status}")
        took.append(round((time.monotonic() - begin) * 1_000, 3))
        due = max(due + 1 / rate, time.monotonic())
    print(json.dumps(took))


main(sys.argv[1], float(sys.argv[2]))
