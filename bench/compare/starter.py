"""Runs one command and prints what it used: wall seconds, CPU seconds, peak memory, exit code.

Usage: python3 -I -S starter.py SINK COMMAND...; the command's output goes to SINK.
A process of its own, and a small one: the system counts what the parent holds at the start as the
child's memory, and nothing here holds much.
"""

import os
import sys
import time

sink, command = sys.argv[1], sys.argv[2:]
flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
start = time.perf_counter()
child = os.posix_spawnp(
    command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, sink, flags, 0o644)]
)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - start
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
