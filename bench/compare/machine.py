"""What the numbers were measured on."""

import os
import platform
import re
import subprocess
from pathlib import Path


def said(*command):
    """What a command says about itself, or None where it cannot be run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    except OSError:
        return None
    return (done.stdout + done.stderr).strip() if done.returncode == 0 else None


def processor():
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    if found:
        return found[1]
    return said("sysctl", "-n", "machdep.cpu.brand_string") or platform.processor() or "unknown"


def memory():
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{total / 1e9:.0f} GB"


def system():
    try:
        found = re.search(r'PRETTY_NAME="(.*)"', Path("/etc/os-release").read_text())
    except OSError:
        found = None
    name = found[1] if found else platform.system()
    return f"{name}, {platform.system()} {platform.release()} {platform.machine()}"


def java():
    """The Java that the launcher takes."""
    home = os.environ.get("JAVA_HOME")
    return f"{home}/bin/java" if home else "java"


def commit(folder):
    name = said("git", "-C", str(folder), "rev-parse", "--short=12", "HEAD") or "unknown"
    changed = said("git", "-C", str(folder), "status", "--porcelain", "--untracked-files=no")
    return f"{name} with changes" if changed else name


def cores():
    """Up to two cores of this process, the last ones, not two threads of one core."""
    if not hasattr(os, "sched_setaffinity"):
        return [None] * min(2, os.cpu_count() or 1)
    chosen = []
    taken = set()
    for core in sorted(os.sched_getaffinity(0), reverse=True):
        if core not in taken and len(chosen) < 2:
            chosen.append(core)
            taken |= siblings(core)
    return chosen


def siblings(core):
    path = Path(f"/sys/devices/system/cpu/cpu{core}/topology/thread_siblings_list")
    try:
        text = path.read_text()
    except OSError:
        return {core}
    found = set()
    for part in text.strip().split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found


def describe():
    about = f"{processor()}, {os.cpu_count()} cores, {memory()} of memory; {system()}"
    if hasattr(os, "sched_setaffinity"):
        return f"{about}; processes are pinned to their cores"
    return f"{about}; processes are not pinned, since this system cannot do that"
