"""Kinds by the path of a changed file."""

from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.kinds import Rule, RuleSet, first_match

_TEXT = r"\.(md|markdown|rst|adoc|asciidoc|txt|pdf|odt|html)$"
_PICTURE = r"\.(svg|png|jpe?g|gif|webp|fig|sketch|psd|xcf|ai|drawio)$"

rule_set = RuleSet(
    name="path",
    question="What does a change to this file contribute to?",
    label=first_match,
    rules=(
        Rule(
            "path-catalogue",
            r"(?i)\.(po|pot|xlf|xliff|arb|resx)$",
            Kind.TRANSLATION,
            "gettext, XLIFF, ARB and .resx files hold nothing but messages",
        ),
        Rule(
            "path-locale-folder",
            r"(?i)(^|/)(locales?|i18n|l10n|translations?|lang|languages|nls)/(.*/)?[^/]+"
            r"\.(json|ya?ml|properties|strings|ini|xml|php|toml|ftl)$",
            Kind.TRANSLATION,
            "message files in a folder named for languages",
        ),
        Rule(
            "path-locale-suffix",
            r"[_.-][a-z]{2,3}([_-][A-Z]{2})?\.(properties|strings|ftl|qm)$",
            Kind.TRANSLATION,
            "messages_de.properties, Localizable-fr.strings: a language code before the ending",
        ),
        Rule(
            "path-android-values",
            r"(^|/)values-[a-z]{2}(-r[A-Z]{2})?/[^/]+\.xml$",
            Kind.TRANSLATION,
            "Android's translated resources",
        ),
        Rule(
            "path-proposal",
            r"(?i)(^|/)(rfcs?|adrs?|proposals?|decisions|design-?docs?)/(.*/)?[^/]+" + _TEXT,
            Kind.DESIGN,
            "written proposals and decisions",
        ),
        Rule(
            "path-design-folder",
            r"(?i)(^|/)(designs?|mock-?ups?|wireframes?|ux|artwork|branding)/(.*/)?[^/]+("
            + _TEXT[:-1]
            + "|"
            + _PICTURE[:-1]
            + ")$",
            Kind.DESIGN,
            "texts and pictures in a folder named for design",
        ),
        Rule(
            "path-test-folder",
            r"(^|/)(t|[Tt]ests?|[Tt]esting|[Ss]pecs?|__tests__|test-?src|testsrc|test-?data|testfiles|test-?res"
            r"|test-?suites?|fixtures|integration-?tests?|e2e|bench(marks?)?|perf|fuzz)/",
            Kind.QUALITY,
            "tests, their data, benchmarks and fuzzers",
        ),
        Rule(
            "path-test-file",
            r"(^|/)(test_[^/]+|conftest\.py|[^/]+[._-](test|tests|spec)\.[A-Za-z]+|[^/]*[a-z0-9]Tests?(Case|Base)?"
            r"\.(java|kt|cs|scala|groovy|swift|php))$",
            Kind.QUALITY,
            "files named as tests",
        ),
        Rule(
            "path-checks",
            r"(?i)(^|/)(\.github/(workflows|actions)/|\.circleci/|\.gitlab-ci|\.travis|jenkinsfile|azure-pipelines"
            r"|\.cirrus|appveyor|\.pre-commit|tox\.ini|noxfile|codecov|\.coveragerc|\.editorconfig|\.clang-(format|tidy)"
            r"|\.eslintrc|\.pylintrc|checkstyle|findbugs|sonar-project|ci/)",
            Kind.QUALITY,
            "continuous integration and the settings of checkers",
        ),
        Rule(
            "path-documentation-text",
            r"(?i)\.(md|markdown|rst|adoc|asciidoc|texi|pod|docbook|man)$",
            Kind.DOCUMENTATION,
            "files written in a documentation format",
        ),
        Rule(
            "path-documentation-folder",
            r"(?i)(^|/)(docs?|documentation|manuals?|man[1-8]?|guides?|tutorials?|javadocs?|website|wiki)/",
            Kind.DOCUMENTATION,
            "everything in a folder of documentation, its code and pictures too",
        ),
        Rule(
            "path-documentation-file",
            r"(?i)(^|/)(readme|change-?logs?|changes|news|release-?notes|authors|contributors|contributing|maintainers"
            r"|licen[cs]e|copying|copyright|notice|install|faq|security|governance|code_of_conduct|todo)(\.[a-z]+)?$",
            Kind.DOCUMENTATION,
            "the texts a project keeps at its root",
        ),
        Rule(
            "path-look",
            r"(?i)(\.(css|scss|sass|less|styl|ico|icns|ttf|otf|woff2?)$|" + _PICTURE + ")",
            Kind.DESIGN,
            "style sheets, icons, fonts and pictures outside tests and documentation",
        ),
        Rule(
            "path-anything-else",
            r"",
            Kind.FUNCTIONALITY,
            "what is none of the above makes the software do something",
        ),
    ),
)
