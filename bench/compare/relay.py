"""Stands between Tracemill and a server, changes nothing, and notes what is asked when.

The first part of an address's path says who asks: `http://127.0.0.1:P/judge/v1` reaches the
server's `/v1`, and what is asked there is the judge's.
"""

import http.client
import json
import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Asked:
    """One request: who asked, what for, and when it came and went."""

    who: str
    body: bytes
    begin: float
    end: float
    status: int
    answer: bytes

    def use(self):
        """What it is asked for, as its prompt's last words show."""
        said = json.loads(self.body)["messages"][-1].get("content") or ""
        if '"coherence":' in said:
            return "filter, several" if said.count("\n<<<") > 1 else "filter"
        marks = {"CHOICE: letter": "arbiter", "VERDICT: good": "judge"}
        return next((use for mark, use in marks.items() if mark in said), "answer")


class Relay:
    """To a server on a port of this machine; gone when it is closed."""

    def __init__(self, port):
        self.asked = []
        self._port = port
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def address(self, who):
        return f"http://127.0.0.1:{self.port}/{who}/v1"

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def _handler(self):
        relay = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True  # or an answer's body waits 40 ms behind its head

            def log_message(self, *_):
                pass

            def do_GET(self):
                relay.pass_on(self, b"")

            def do_POST(self):
                relay.pass_on(self, self.rfile.read(int(self.headers["Content-Length"])))

        return Handler

    def pass_on(self, handler, body):
        begin = time.monotonic()
        who, path = handler.path[1:].split("/", 1)
        status, answer = ask(self._port, handler.command, "/" + path, body)
        if body:
            self.asked.append(Asked(who, body, begin, time.monotonic(), status, answer))
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(answer)))
        handler.end_headers()
        handler.wfile.write(answer)


def ask(port, method, path, body):
    """Status and body of what a server on this machine answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=900)
    try:
        connection.request(method, path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def rounds(asked):
    """Requests one after another of one teacher for one use: there it has no reason to wait."""
    found = []
    for one in sorted(asked, key=lambda each: each.begin):
        if not found or (found[-1][0].who, found[-1][0].use()) != (one.who, one.use()):
            found.append([])
        found[-1].append(one)
    return found


def busy(requests, parallel):
    """Seconds until the last request of a round came, and how many of them saw `parallel`."""
    last = max(one.begin for one in requests)
    first = min(one.begin for one in requests)
    steps = [(one.begin, 1) for one in requests]
    steps += [(one.end, -1) for one in requests if one.end < last]
    now, flying, full = first, 0, 0.0
    for at, change in sorted(steps):
        full += at - now if flying >= parallel else 0.0
        now, flying = at, flying + change
    return last - first, full
