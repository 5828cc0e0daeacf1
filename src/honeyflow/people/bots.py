"""Bots: programs that commit. Told by name and address, kept apart from people, never dropped.

A name matches as a whole or as a word of its own, so that people called Abbot, Talbot or Botha stay people.
"""

import re

CALLED_BOT = re.compile(
    r"""(?ix)
    .*[\[(]bot[\])]\s*$                               # the forges' own mark, and its imitations
    | .*(?:^|[\s._-])(?:bot|robot)(?:[\s._-]?v?\d+)?$   # ends in the word bot: "weblate-bot", "Release Bot"
    | ^(?:bot|robot)[\s._-].*                       # begins with it: "bot for X"
    """
)

NAMES = re.compile(
    r"""(?ix)
    ^(?:dependabot|renovate|greenkeeper|snyk|pyup|mergify|allcontributors|imgbot|codecov|coveralls|whitesource
        |dependabot-preview|restyled|deepsource|sonarcloud|stale|pre-commit-ci|github-actions|gitlab-ci|copybara
        |semantic-release|release-please|sourcery-ai|codefactor|lgtm-com|kodiakhq|fossabot|depfu|scala-steward
        |copilot|github\s?copilot|copilot-swe-agent|cursor\s?agent|devin-ai-integration|coderabbitai
        |k8s-ci-robot|bors|homu|jenkins|buildbot|teamcity|bamboo|travis[\s-]?ci|hudson[\s-]?ci|circleci|circle\s?ci
        |azure\s?pipelines|appveyor|concourse|gerrit|gerrit\s?code\s?review|zuul|openstack\s?proposal\s?bot
        |weblate|hosted\s?weblate|pontoon|transifex|launchpad\s?translations\s?on\s?behalf\s?of.*|crowdin
        |translatewiki(?:\.net)?|l10n\s?daemon(?:\s?script)?|scripty|web-flow|github\s?enterprise|svn2git
        |cvs2svn|cvs2git|nobody\ \(cvs2svn\)|autobuild|auto-?build(?:er)?|autoroll(?:er)?|ci|ci[\s_-]user|ci[\s_-]bot
        |build[\s_-]?(?:server|user|machine|system|agent|master|guy)|release[\s_-]?(?:manager\s?bot|engine|robot)
        |continuous\s?integration(?:\s?server)?|automation|automated\s?commit|auto[\s_-]?commit(?:ter)?)
      (?:[\s._-]?(?:bot|app|agent|ci|user|server|service))?$
    """
)

EMAILS = re.compile(
    r"""(?ix)
    .*\[bot\]@.*
    | ^(?:\d+\+)?(?:dependabot|renovate|github-actions|greenkeeper|web-flow|copilot|weblate)(?:-bot)?
        @users\.noreply\.github\.com$
    | ^(?:bot|robot|[\w.+]+[._-]bot|buildbot|teamcity|travis-ci|circleci|gitlab-ci
        |renovate|dependabot|greenkeeper|weblate|pontoon|transifex)@.*
    | ^support@(?:dependabot|greenkeeper|renovateapp|pyup|snyk)\.(?:com|io)$
    | ^(?:builds|notifications)@travis-ci\.(?:org|com)$ | ^hosted@weblate\.org$ | ^noreply@weblate\.org$
    | ^action@github\.com$ | ^actions@github\.com$ | ^.*@bots?\.(?:bitbucket\.org|noreply\.github\.com)$
    | ^bot@.* | ^.*@renovateapp\.com$ | ^noreply@anthropic\.com$ | ^cursoragent@cursor\.com$
    | ^project_\d+_bot.*@noreply\..*$ | ^(?:group|project)_\d+_bot.*@.*$
    """
)


PAIRS = re.compile(
    r"""(?ix)
    ^github\ <noreply@github\.com>$
    | ^(?P<program>hudson|travis|zuul|bamboo|drone)\ <
      (?:[^@]*@(?:[\w-]+\.)*(?:(?P=program)[\w-]*|ci|build|localhost)(?:\.[\w.-]+)?|[^@]*[._-]ci@.*)>$
    """
)
"""Names that people bear too: programs only when the address says so; "travis <travis@home.example>" is a person."""

_PAIRED = frozenset({"github", "hudson", "travis", "zuul", "bamboo", "drone"})


def is_bot(name: str, email: str) -> bool:
    """Return whether an identity is a program.

    Examples
    --------
    >>> is_bot("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com"), is_bot("Ann Abbot", "a@b.org")
    (True, False)
    """
    name, email = name.strip(), email.strip()
    plain = name.casefold()
    if NAMES.match(name) or EMAILS.match(email) or ("bot" in plain and CALLED_BOT.match(name)):
        return True
    return plain in _PAIRED and PAIRS.match(f"{name} <{email}>") is not None
