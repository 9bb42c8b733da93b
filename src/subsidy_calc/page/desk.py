"""Desk: the server's end of a session's process. One order at a time; stopped by ending the process."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import psutil
from anyio import to_thread

from subsidy_calc.intake.worker import READY, receive, send
from subsidy_calc.page.orders import Answer, Broken, Done, Order, Refusal, Step

_COMMAND = (sys.executable, "-P", "-c", "from subsidy_calc.page.worker import main; main()")


class Busy(Exception):
    """Another order is being carried out."""


class Stopped(Exception):
    """The order was stopped, or the process was ended from outside."""


class RefusedOrder(Exception):
    """Nothing was done, for reasons that a person can put right."""

    def __init__(self, problems: tuple[dict[str, str], ...]) -> None:
        self.problems = problems
        super().__init__(f"{len(problems)} problems")


class OwnFault(Exception):
    """The program failed; what was given is not at fault."""

    def __init__(self, fault: Broken) -> None:
        self.fault = fault
        super().__init__(f"{fault.kind}, {fault.place}")


class Desk:
    """Starts the process when it is first needed, and again after it was stopped."""

    def __init__(self, folder: Path, register: Path | None, settings: Path | None) -> None:
        self._arguments = [str(folder), str(register or ""), str(settings or "")]
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self.progress: Step | None = None

    @property
    def is_busy(self) -> bool:
        return self._lock.locked()

    async def ask(self, task: str, **arguments: Any) -> Any:  # Any: plain values
        """Have a task done.

        Raises:
            Busy: another order is being carried out.
            Stopped: it was stopped.
            RefusedOrder: nothing was done.
            OwnFault: the program failed.
        """
        return await to_thread.run_sync(self.ask_now, Order(task, arguments))

    def ask_now(self, order: Order) -> Any:  # Any: plain values
        """As `ask`, waiting in this thread."""
        if not self._lock.acquire(blocking=False):
            raise Busy
        try:
            self.progress = None
            answer = self._answer(order)
        except (EOFError, OSError) as error:
            self._end()
            raise Stopped from error
        finally:
            self.progress = None
            self._lock.release()
        if isinstance(answer, Refusal):
            raise RefusedOrder(answer.problems)
        if isinstance(answer, Broken):
            raise OwnFault(answer)
        return answer.result if isinstance(answer, Done) else None

    def stop(self) -> None:
        """End the process and all that it started; what it was writing is left whole or not at all."""
        process = self._process
        if process is not None and process.poll() is None:
            for each in [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]:
                try:
                    each.kill()
                except psutil.NoSuchProcess:
                    continue

    def close(self) -> None:
        """End the process for good."""
        self.stop()
        self._end()

    def _answer(self, order: Order) -> Answer:
        process = self._running()
        if process.stdin is None or process.stdout is None:
            raise EOFError
        send(process.stdin, order)
        while isinstance(answer := receive(process.stdout), Step):
            self.progress = answer
        done: Answer = answer
        return done

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(  # noqa: S603  this interpreter and this package
                (*_COMMAND, *self._arguments), stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
            if self._process.stdout is None or receive(self._process.stdout) != READY:
                raise EOFError
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # what was still to be sent has no reader any more
