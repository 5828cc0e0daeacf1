"""Disjoint sets of identities, some of which people decided to keep apart."""

from collections.abc import Mapping, Sequence

from honeyflow.people.matching.members import Member


class Sets:
    """Disjoint sets of the numbers from 0 on (union-find).

    Parameters
    ----------
    sides : mapping, optional
        For members with whom a decision deals: the numbers of the decisions, positive on one side, negative on the
        other. Members on the two sides of one decision never come into one set.
    """

    def __init__(self, count: int, sides: Mapping[Member, frozenset[int]] | None = None) -> None:
        self._parent = list(range(count))
        self._sides = dict(sides or {})

    def find(self, member: Member) -> Member:
        """Return what stands for the set of `member`."""
        parent = self._parent
        root = parent[member]
        if parent[root] == root:
            return root
        while parent[root] != root:
            root = parent[root]
        while parent[member] != root:
            parent[member], member = root, parent[member]
        return root

    def barred(self, one: Member, two: Member) -> bool:
        """Return whether the sets of two members are kept apart."""
        if not self._sides:
            return False
        others = self._sides.get(self.find(two), frozenset())
        return any(-side in others for side in self._sides.get(self.find(one), ()))

    def join(self, members: Sequence[Member]) -> bool:
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

    def _unite(self, root: Member, other: Member) -> None:
        if root == other:
            return
        self._parent[other] = root
        if other in self._sides:
            self._sides[root] = self._sides.get(root, frozenset()) | self._sides.pop(other)

    def groups(self) -> list[list[Member]]:
        """Return the sets, each in order."""
        found: dict[Member, list[Member]] = {}
        for member, root in enumerate(map(self.find, range(len(self._parent)))):
            group = found.get(root)
            if group is None:
                found[root] = [member]
            else:
                group.append(member)
        return list(found.values())
