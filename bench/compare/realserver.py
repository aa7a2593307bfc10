"""A real server as a process of this machine, and a client with nothing in it but threads."""

import os
import shlex
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import relay

STARTING = 300  # seconds until a server has to answer


class NoServer(Exception):
    """A server does not start."""


class RealServer:
    """Runs a command in which {model} and {port} stand for what they are."""

    def __init__(self, command, model, log):
        self.port = free_port()
        self._log = log
        values = {"model": str(model), "port": str(self.port)}
        arguments = [part.format(**values) for part in shlex.split(command)]
        environment = {"OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", **os.environ}
        with open(log, "wb") as said:
            self._process = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment
            )

    def wait(self):
        """Until it lists a model."""
        until = time.monotonic() + STARTING
        while time.monotonic() < until and self._process.poll() is None:
            try:
                if relay.ask(self.port, "GET", "/v1/models", b"")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.5)
        self.stop()
        raise NoServer(f"the server does not answer; it said this: {self._log}")

    def stop(self):
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def answers(port, bodies, parallel):
    """What the server alone answers to bodies, so many at a time, and the seconds that took."""

    def one(body):
        return relay.ask(port, "POST", "/v1/chat/completions", body)[1]

    begin = time.monotonic()
    with ThreadPoolExecutor(parallel) as threads:
        found = list(threads.map(one, bodies))
    return found, time.monotonic() - begin
