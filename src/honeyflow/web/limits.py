"""How often somebody may ask: counts within a sliding hour, kept in memory, bounded."""

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from threading import Lock

_MOST_KEPT = 10_000


class Limit:
    """At most `most` times within `seconds` for each name.

    Parameters
    ----------
    most : int
    seconds : float
    clock : callable
        Seconds that only grow.
    """

    def __init__(self, most: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, name: str) -> bool:
        """Count one more time for `name`; false when that is too often, and then it is not counted."""
        with self._lock:
            now = self._clock()
            times = self._seen.setdefault(name, deque())
            self._seen.move_to_end(name)
            if len(self._seen) > _MOST_KEPT:
                self._seen.popitem(last=False)
            while times and times[0] <= now - self._seconds:
                times.popleft()
            if len(times) >= self._most:
                return False
            times.append(now)
            return True

    def forget(self) -> None:
        """Begin anew."""
        with self._lock:
            self._seen.clear()
