"""Disjoint sets of identities, some of which people decided to keep apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence


class Sets:
    """Disjoint sets of identifiers (union-find).

    Parameters
    ----------
    sides : mapping, optional
        For members with whom a decision deals: the numbers of the decisions, positive on one side, negative on the
        other. Members on the two sides of one decision never come into one set.
    """

    def __init__(self, members: Iterable[str], sides: Mapping[str, frozenset[int]] | None = None) -> None:
        self._parent = {member: member for member in members}
        self._sides = {member: side for member, side in (sides or {}).items() if member in self._parent}

    def find(self, member: str) -> str:
        """Return what stands for the set of `member`."""
        root = member
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[member] != root:
            self._parent[member], member = root, self._parent[member]
        return root

    def barred(self, one: str, two: str) -> bool:
        """Return whether the sets of two members are kept apart."""
        if not self._sides:
            return False
        others = self._sides.get(self.find(two), frozenset())
        return any(-side in others for side in self._sides.get(self.find(one), ()))

    def join(self, members: Sequence[str]) -> bool:
        """Make one set of all `members`' sets, or as few as what is kept apart allows; return whether it is one."""
        if not self._sides:
            root = self.find(members[0])
            for member in members[1:]:
                self._parent[self.find(member)] = root
            return True
        anchors = [members[0]]
        for member in members[1:]:
            anchor = next((each for each in anchors if not self.barred(each, member)), None)
            if anchor is None:
                anchors.append(member)
            else:
                self._unite(self.find(anchor), self.find(member))
        return len(anchors) == 1

    def _unite(self, root: str, other: str) -> None:
        if root == other:
            return
        self._parent[other] = root
        if other in self._sides:
            self._sides[root] = self._sides.get(root, frozenset()) | self._sides.pop(other)

    def groups(self) -> list[list[str]]:
        """Return the sets."""
        found: dict[str, list[str]] = defaultdict(list)
        for member in self._parent:
            found[self.find(member)].append(member)
        return list(found.values())
