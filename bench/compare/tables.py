"""Results as Markdown."""


def table(head, rows):
    """The first column to the left, the others to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines) + "\n"


def seconds(value):
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def times(value, reference):
    return f"{value / reference:.2f}x" if reference else ""


def setup_table(setup, outcomes):
    """One setup: each program's medians, and their ratios to the first one's, Tracemill's."""
    head = ["program", "seconds", "of Tracemill's", "MB/s", "CPU s", "of Tracemill's"]
    rows = []
    ours = outcomes[0].median() if outcomes[0].usages else None
    for outcome in outcomes:
        if not outcome.usages:
            rows.append([f"{outcome.program}: {one_line(outcome.left_out)}", *[""] * 7])
            continue
        usage = outcome.median()
        rows.append(
            [
                outcome.program,
                seconds(usage.wall),
                times(usage.wall, ours and ours.wall),
                f"{setup.size / 1e6 / usage.wall:.0f}",
                seconds(usage.cpu),
                times(usage.cpu, ours and ours.cpu),
                f"{usage.peak:.0f}",
                len(outcome.usages),
            ]
        )
    return table([*head, "peak MB", "runs"], rows)


def summary(results, measured):
    """In every setup, the wall or CPU seconds of each program over Tracemill's."""
    names = list(dict.fromkeys(o.program for _, outcomes in results for o in outcomes))
    rows = [[name, *(ratio(name, outcomes, measured) for _, outcomes in results)] for name in names]
    return table(["", *(setup.title for setup, _ in results)], rows)


def ratio(name, outcomes, measured):
    medians = {o.program: getattr(o.median(), measured) for o in outcomes if o.usages}
    ours = medians.get(outcomes[0].program)
    if ours is None or name not in medians:
        return "-"
    if name == outcomes[0].program:
        return f"{seconds(ours)} s"
    return times(medians[name], ours)


def usage_table(usages, unit=1, name="seconds"):
    """Cases by name with their medians; `unit` is how many of the unit are a second."""
    shown = seconds if unit == 1 else lambda value: f"{value * unit:.0f}"
    rows = [
        [case, one_line(usage), "", ""]
        if isinstance(usage, str)
        else [case, shown(usage.wall), shown(usage.cpu), f"{usage.peak:.0f}"]
        for case, usage in usages.items()
    ]
    return table(["", name, f"CPU {name}", "peak MB"], rows)


def one_line(text):
    return " ".join(text.replace("|", "/").split())
