"""Start a process and write what it used to a file descriptor; run as `python -IS meetproces.py FD SECONDEN OPDRACHT...`.

The kernel counts the memory of whoever starts a process as the least that it ever held. This one is small, and the harness,
which makes inputs of hundreds of megabytes, is not.
"""

import os
import signal
import sys

_HOOGSTENS = 60
"""Seconds after which a process is killed, also when it is busy: on a loaded machine ten of them may be one of its own."""


def main() -> None:
    """Run and wait; kill what uses no processor for so many seconds.

    Writes: status, user and system time, kilobytes, and whether it was killed.
    """
    uitgang, geduld = int(sys.argv[1]), int(sys.argv[2])
    os.set_inheritable(uitgang, False)
    # Python ignores these two; what it starts must find them as a shell leaves them.
    nummer = os.posix_spawn(sys.argv[3], sys.argv[3:], os.environ, setsigdef=[signal.SIGPIPE, signal.SIGXFSZ])
    opgegeven = False
    verbruik: list[int] = []

    def kijk(*_: object) -> None:
        nonlocal opgegeven
        verbruik.append(_tikken(nummer))
        if verbruik[-2:-1] == verbruik[-1:] or len(verbruik) * geduld >= _HOOGSTENS:
            opgegeven = True
            os.kill(nummer, signal.SIGKILL)

    signal.signal(signal.SIGALRM, kijk)
    signal.setitimer(signal.ITIMER_REAL, geduld, geduld)
    _, toestand, gebruik = os.wait4(nummer, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    os.write(uitgang, f"{toestand} {gebruik.ru_utime + gebruik.ru_stime} {gebruik.ru_maxrss} {int(opgegeven)}".encode())


def _tikken(nummer: int) -> int:
    """Return the processor time that a process has used, in ticks of the clock."""
    with open(f"/proc/{nummer}/stat", "rb") as stroom:
        velden = stroom.read().rpartition(b")")[2].split()
    return int(velden[11]) + int(velden[12])


main()
