"""Start a process and write what it used to a file descriptor; run as `python -IS meetproces.py FD SECONDEN OPDRACHT...`.

The kernel counts the memory of whoever starts a process as the least that it ever held. This one is small, and the harness,
which makes inputs of hundreds of megabytes, is not.
"""

import os
import signal
import sys


def main() -> None:
    """Run, wait, kill when it takes too long, and write: status, user and system time, kilobytes, whether it was killed."""
    uitgang, geduld = int(sys.argv[1]), int(sys.argv[2])
    os.set_inheritable(uitgang, False)
    # Python ignores these two; what it starts must find them as a shell leaves them.
    nummer = os.posix_spawn(sys.argv[3], sys.argv[3:], os.environ, setsigdef=[signal.SIGPIPE, signal.SIGXFSZ])
    opgegeven = False

    def geef_op(*_: object) -> None:
        nonlocal opgegeven
        opgegeven = True
        os.kill(nummer, signal.SIGKILL)

    signal.signal(signal.SIGALRM, geef_op)
    signal.alarm(geduld)
    _, toestand, gebruik = os.wait4(nummer, 0)
    signal.alarm(0)
    os.write(uitgang, f"{toestand} {gebruik.ru_utime + gebruik.ru_stime} {gebruik.ru_maxrss} {int(opgegeven)}".encode())


main()
