import pytest

from honeyflow.people.domains import Use, classify


@pytest.mark.parametrize(
    ("host", "use"),
    [
        ("orchard.example", Use.WORK),
        ("gmail.com", Use.FREE),
        ("users.noreply.github.com", Use.FORGE),
        ("noreply.git.orchard.example", Use.FORGE),
        ("cs.ox.ac.uk", Use.UNIVERSITY),
        ("alum.mit.edu", Use.FORWARDING),
        ("ashalumni.org", Use.FORWARDING),
        ("attic.homelinux.org", Use.PROVIDER),
        ("fritz.box", Use.LOCAL),
        ("nist.gov", Use.GOVERNMENT),
        ("laptop.local", Use.LOCAL),
        ("localhost", Use.LOCAL),
        ("example.com", Use.LOCAL),
        ("", Use.LOCAL),
    ],
)
def test_classify_tells_who_gets_an_address(host: str, use: Use) -> None:
    assert classify(host).use is use


def test_classify_finds_the_registrable_domain() -> None:
    assert classify("mail.lab.orchard.co.uk").registrable == "orchard.co.uk"


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("uwaterloo.ca", "University of Waterloo"),
        ("rit.edu", "Rochester Institute of Technology"),
        ("mit.edu", "Massachusetts Institute of Technology"),
    ],
)
def test_university_of_several_names_bears_the_one_its_domain_stands_for(host: str, name: str) -> None:
    assert classify(host).name == name
