"""Worker: the process of one session. It reads, computes and writes; the server itself opens no workbook.

It takes orders from its standard input and answers on its standard output until the input ends.
Its end is looked for at all times: with the server gone, nobody waits for what is being worked on.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import BinaryIO

from subsidy_calc.intake.worker import READY, receive, send
from subsidy_calc.page.orders import Answer, Broken, Done, Order, Refusal, Step
from subsidy_calc.page.problems import problem_records
from subsidy_calc.page.tasks import TASKS
from subsidy_calc.page.tasks.bench import Bench
from subsidy_calc.values.problems import Refused


def main() -> None:
    """Work until the server closes the pipe; told are the session's folder, and register and settings or nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the server's business
    orders, answers = _taken_in(sys.stdin.buffer), _kept_for_answers()
    folder, *bureau = sys.argv[1:]
    register, settings = (Path(given) if given else None for given in bureau)
    bench = Bench(Path(folder), lambda done, total: send(answers, Step(done, total)), register, settings)
    send(answers, READY)
    while True:
        send(answers, _answer(bench, orders.get()))


def _taken_in(stream: BinaryIO) -> Queue[Order]:
    """The orders of a stream, which is read beside the work; its end ends this process."""
    orders: Queue[Order] = Queue()

    def take_in() -> None:
        try:
            while True:
                orders.put(receive(stream))
        except EOFError:
            os._exit(0)  # the processes that it started see their own input end

    Thread(target=take_in, daemon=True).start()
    return orders


def _answer(bench: Bench, order: Order) -> Answer:
    try:
        return Done(TASKS[order.task](bench, **order.arguments))
    except Refused as refused:
        return Refusal(problem_records(refused.problems, bench.language))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return Broken(type(error).__name__, f"{Path(last.filename).name}:{last.lineno}")


def _kept_for_answers() -> BinaryIO:
    """Standard output for answers alone: what libraries print goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers
